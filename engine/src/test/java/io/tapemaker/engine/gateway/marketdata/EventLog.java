package io.tapemaker.engine.gateway.marketdata;

import io.tapemaker.engine.logic.FrameChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        FrameChain chain = new FrameChain();
        for (Event event : events) {
            switch (event.kind()) {
                case "burst" -> burstEnds = event.position();
                case "tick" -> tickNs = event.stampNs();
                default -> {
                    byte[] frame = event.text().getBytes(StandardCharsets.ISO_8859_1);
                    chain.add(frame, 0, frame.length);
                    frames = event.position();
                }
            }
        }
        return new FeedPosition(frames, burstEnds, tickNs, chain.hash());
    }
}
