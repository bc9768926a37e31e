package io.tapemaker.sim.crowd;

import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.MarketFrameWriter;
import io.tapemaker.sim.venue.MatchKind;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.venue.VenueListener;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Hears a venue: hashes all that it says, byte for byte, and keeps the trades. */
final class CrowdLog implements VenueListener {

    private final boolean hashing;
    private final MessageDigest sha;
    private final MarketFrameWriter writer = new MarketFrameWriter((market, frame) -> hash(frame));
    private final List<TradeView> fresh = new ArrayList<>();
    final Map<MatchKind, Integer> kinds = new EnumMap<>(MatchKind.class);
    long events;

    CrowdLog(boolean hashing) {
        this.hashing = hashing;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void hash(byte[] bytes) {
        sha.update(bytes);
    }

    @Override
    public void onMarketEvent(MarketEvent event) {
        events++;
        if (hashing) {
            writer.write(event);
        }
    }

    @Override
    public void onUserEvent(UserEvent event) {
        events++;
        if (event instanceof UserEvent.TradeTold told
                && told.role() == UserEvent.Role.TAKER
                && told.trade().status() == TradeStatus.MATCHED) {
            fresh.add(told.trade());
            told.trade().makers().forEach(maker -> kinds.merge(maker.kind(), 1, Integer::sum));
        }
        if (hashing) {
            hash(event.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The trades since the last time. */
    List<TradeView> takeTrades() {
        List<TradeView> trades = List.copyOf(fresh);
        fresh.clear();
        return trades;
    }

    String digest() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
