package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.TickSize;
import java.util.List;
import java.util.Locale;

/** A market of the study: its names, and its public book in the prices of the first token, in which nothing is ours. */
public final class StudyMarket {

    private static final long FIRST_TOKEN = 1_000;

    /** Bids on the first token, best first. */
    public final LevelArray bids = new LevelArray();

    /** Asks on the first token, best first. */
    public final LevelArray asks = new LevelArray();

    private final int index;
    private final String name;
    private final String conditionId;
    private final List<String> tokenIds;
    private TickSize tick;

    /** The market in this place, without a book. */
    public StudyMarket(int index, String name, TickSize tick) {
        this.index = index;
        this.name = name;
        this.conditionId = String.format(Locale.ROOT, "0x%064x", index + 1);
        this.tokenIds = List.of(Long.toString(FIRST_TOKEN + 2L * index), Long.toString(FIRST_TOKEN + 2L * index + 1));
        this.tick = tick;
    }

    /** Place of the market among those of the study. */
    public int index() {
        return index;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** The venue's id of the market. */
    public String conditionId() {
        return conditionId;
    }

    /** The venue's id of a token, slot 0 or 1. */
    public String tokenId(int slot) {
        return tokenIds.get(slot);
    }

    /** The place of the market of a token. */
    static int marketOf(String tokenId) {
        return (int) ((Long.parseLong(tokenId) - FIRST_TOKEN) / 2);
    }

    /** The slot of a token. */
    static int slotOf(String tokenId) {
        return (int) ((Long.parseLong(tokenId) - FIRST_TOKEN) % 2);
    }

    /** The price grid in force. */
    public TickSize tick() {
        return tick;
    }

    /** Changes the price grid; the frames have to tell. */
    public void tick(TickSize next) {
        tick = next;
    }
}
