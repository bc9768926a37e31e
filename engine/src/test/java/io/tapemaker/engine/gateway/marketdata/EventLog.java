package io.tapemaker.engine.gateway.marketdata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Collects what a feed delivers, as values. */
final class EventLog implements FeedSink {
    /**
     * One event.
     *
     * @param kind {@code frame}, {@code oversize}, {@code burst} or {@code tick}
     * @param position of the frame, 0 for ticks
     * @param text the frame, or the head of one that is too long
     */
    record Event(String kind, long position, long stampNs, String text) {
        @Override
        public String toString() {
            return kind + " " + position + " " + stampNs + (text.isEmpty() ? "" : " " + text);
        }
    }

    final List<Event> events = new ArrayList<>();

    @Override
    public void onFrame(long position, long stampNs, byte[] bytes, int offset, int length) {
        events.add(
                new Event("frame", position, stampNs, new String(bytes, offset, length, StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void onOversize(long position, long stampNs, OversizeFrame frame) {
        events.add(new Event("oversize", position, stampNs, new String(frame.head(), StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void onBurstEnd(long position, long stampNs) {
        events.add(new Event("burst", position, stampNs, ""));
    }

    @Override
    public void onTick(long dueNs) {
        events.add(new Event("tick", 0, dueNs, ""));
    }

    List<String> lines() {
        return events.stream().map(Event::toString).toList();
    }

    /** How far these events are journaled, as the engine's state has it. */
    static FeedPosition after(List<Event> events) {
        long frames = 0;
        long burstEnds = 0;
        long tickNs = 0;
        int hash = 0;
        for (Event event : events) {
            switch (event.kind()) {
                case "burst" -> burstEnds = event.position();
                case "tick" -> tickNs = event.stampNs();
                default -> {
                    CRC32C crc = new CRC32C();
                    crc.update(event.text().getBytes(StandardCharsets.ISO_8859_1));
                    frames = event.position();
                    hash = (int) crc.getValue();
                }
            }
        }
        return new FeedPosition(frames, burstEnds, tickNs, hash);
    }
}
