package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.MarketNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps what a venue said: events as text, and the frames of the market channel as bytes. */
final class VenueLog implements VenueListener {

    final List<UserEvent> userEvents = new ArrayList<>();
    final List<byte[]> frames = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    private final MarketFrameWriter writer = new MarketFrameWriter(this::onFrame);

    private void onFrame(MarketNames market, byte[] frame) {
        frames.add(frame);
        lines.add(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void onMarketEvent(MarketEvent event) {
        writer.write(event);
    }

    @Override
    public void onUserEvent(UserEvent event) {
        userEvents.add(event);
        lines.add(event.toString());
    }

    List<TradeView> trades() {
        List<TradeView> trades = new ArrayList<>();
        for (UserEvent event : userEvents) {
            if (event instanceof UserEvent.TradeTold told
                    && told.role() == UserEvent.Role.TAKER
                    && told.trade().status() == TradeStatus.MATCHED) {
                trades.add(told.trade());
            }
        }
        return trades;
    }

    /** The kinds of frames in their order, {@code book} or {@code price_change}. */
    List<String> frameKinds() {
        return frames.stream().map(VenueLog::kind).toList();
    }

    static String kind(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        int at = text.lastIndexOf("\"event_type\":\"") + "\"event_type\":\"".length();
        return text.substring(at, text.indexOf('"', at));
    }

    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
