package io.tapemaker.engine.domain.book;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Frames of a recording: a line is a raw frame, or an object with receivedAt and payloadUtf8. */
final class RecordedFrames {

    private RecordedFrames() {}

    static List<byte[]> read(Path file) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                frames.add(payload(line).getBytes(StandardCharsets.UTF_8));
            }
        }
        return frames;
    }

    private static String payload(String line) {
        if (!line.contains("\"payloadUtf8\"")) {
            return line;
        }
        JsonNode wrapped = ReferenceBooks.read(line);
        return wrapped.get("payloadUtf8").asText();
    }
}
