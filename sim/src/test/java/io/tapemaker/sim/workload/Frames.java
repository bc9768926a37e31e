package io.tapemaker.sim.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects a workload in memory. */
final class Frames {

    record Frame(long receivedAtMs, String text) {

        boolean isPong() {
            return text.equals("PONG");
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        boolean is(String eventType) {
            return text.contains("\"event_type\":\"" + eventType + "\"");
        }
    }

    private Frames() {}

    static List<Frame> of(Workload workload) {
        List<Frame> frames = new ArrayList<>();
        try {
            workload.generate((atMs, frame) -> frames.add(new Frame(atMs, new String(frame, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }
}
