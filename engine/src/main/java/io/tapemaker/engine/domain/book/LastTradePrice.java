package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A market's last trade price as the book hash has it: an opaque text that both tokens share. It is only carried by
 * the first full books; after a trade the hash has the new one 30 to 40 ms before the trade is reported, as the price
 * of the resting order in its own token. So the prices that a trade may have had are kept as candidates, and the one
 * that makes a hash fit is the new text.
 */
final class LastTradePrice {

    /** Longest text taken over. */
    static final int MAX_TEXT = 24;

    /** Candidates kept; beyond, the oldest goes. */
    static final int MAX_CANDIDATES = 24;

    /** Hashes that candidates may stay untaken before they are dropped: they came from no trade. */
    static final int CANDIDATE_LIFE = 6;

    /** Most candidates that one price adds. */
    private static final int CANDIDATES_OF_A_PRICE = 6;

    private static final int SHOWN_DECIMALS = 3;
    private static final int SHOWN_FACTOR = 8;
    private static final long MILL_E4 = 10;

    private final byte[] text = new byte[MAX_TEXT];
    private int length;
    private boolean known;
    private final byte[] scratch = new byte[MAX_TEXT];
    private final long[] candidates = new long[MAX_CANDIDATES];
    private int candidateCount;
    private int life;

    boolean isKnown() {
        return known;
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    int candidateCount() {
        return candidateCount;
    }

    /** Takes a text that a frame carried; a longer one than any price is unknown. */
    void set(byte[] source, int offset, int count) {
        known = count <= MAX_TEXT;
        length = known ? count : 0;
        System.arraycopy(source, offset, text, 0, length);
        dropCandidates();
    }

    /** A trade at this price or at one less it may have happened. */
    void mayBe(long priceE4, @Nullable TickSize tick) {
        long otherE4 = Price.complement(priceE4);
        boolean finer = (tick != null && tick.stepE4() < MILL_E4) || priceE4 % MILL_E4 != 0;
        if (priceE4 % MILL_E4 == 0) {
            add(priceE4, SHOWN_DECIMALS);
            add(otherE4, SHOWN_DECIMALS);
        }
        if (finer) {
            add(priceE4, Price.DECIMALS);
            add(otherE4, Price.DECIMALS);
        }
        if (priceE4 % MILL_E4 != 0) {
            long belowE4 = priceE4 - priceE4 % MILL_E4;
            add(belowE4, SHOWN_DECIMALS);
            add(belowE4 + MILL_E4, SHOWN_DECIMALS);
            add(Price.complement(belowE4), SHOWN_DECIMALS);
            add(Price.complement(belowE4 + MILL_E4), SHOWN_DECIMALS);
        }
    }

    /** Whether two more prices may be tried for one hash without driving a candidate out. */
    boolean hasRoomForHints() {
        return candidateCount + 2 * CANDIDATES_OF_A_PRICE <= MAX_CANDIDATES;
    }

    /** Takes back the candidates from an index on, which were only a hint. */
    void forgetFrom(int index) {
        candidateCount = index;
    }

    /** Writes the text of a candidate and returns its length. */
    int writeCandidate(int index, byte[] target, int offset) {
        long code = candidates[index];
        return Decimals.writeFixed(target, offset, code / SHOWN_FACTOR, Price.DECIMALS, (int) (code % SHOWN_FACTOR));
    }

    /** A hash was verified with the known text. */
    void confirmed() {
        for (int i = 0; i < candidateCount; i++) {
            if (isKnownText(i)) {
                dropCandidates();
                return;
            }
        }
        grewOlder();
    }

    /** A hash was verified with this candidate. */
    void accept(int index) {
        length = writeCandidate(index, text, 0);
        known = true;
        dropCandidates();
    }

    /** A hash was tried and no candidate was taken. */
    void grewOlder() {
        if (candidateCount > 0 && --life <= 0) {
            dropCandidates();
        }
    }

    private boolean isKnownText(int index) {
        int count = writeCandidate(index, scratch, 0);
        return known && Arrays.equals(scratch, 0, count, text, 0, length);
    }

    private void add(long priceE4, int shown) {
        long code = priceE4 * SHOWN_FACTOR + shown;
        life = CANDIDATE_LIFE;
        for (int i = 0; i < candidateCount; i++) {
            if (candidates[i] == code) {
                return;
            }
        }
        if (candidateCount == MAX_CANDIDATES) {
            System.arraycopy(candidates, 1, candidates, 0, MAX_CANDIDATES - 1);
            candidateCount--;
        }
        candidates[candidateCount++] = code;
    }

    private void dropCandidates() {
        candidateCount = 0;
        life = 0;
    }

    void write(StateWriter out) {
        out.putBoolean(known);
        out.putBytes(text, 0, length);
        out.putInt(candidateCount);
        for (int i = 0; i < candidateCount; i++) {
            out.putLong(candidates[i]);
        }
        out.putInt(life);
    }

    void read(StateReader in) {
        boolean wasKnown = in.getBoolean();
        byte[] was = in.getBytes(MAX_TEXT, "last trade price");
        set(was, 0, was.length);
        known = wasKnown;
        candidateCount = in.getInt(0, MAX_CANDIDATES, "number of last trade price candidates");
        for (int i = 0; i < candidateCount; i++) {
            candidates[i] = in.getLong(0, Price.ONE_E4 * SHOWN_FACTOR + Price.DECIMALS, "last trade price candidate");
        }
        life = in.getInt(0, CANDIDATE_LIFE, "life of candidates");
    }
}
