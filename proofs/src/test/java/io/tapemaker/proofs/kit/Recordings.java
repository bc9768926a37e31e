package io.tapemaker.proofs.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.workload.RecordingWriter;
import io.tapemaker.sim.workload.Workload;
import io.tapemaker.testkit.SharedMaterial;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recordings: those that lie beside the checkout, and those that the project's generator writes. */
public final class Recordings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recordings() {}

    /** Every recording in the shared folder or below, by path; none where there is no such folder. */
    public static List<Path> shared() {
        Path root = SharedMaterial.root();
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("polymarket/fixtures/ws-recordings", "recordings")) {
            found.addAll(in(root.resolve(folder)));
        }
        // A folder of recordings and nothing else may be named as well.
        found.addAll(in(root));
        return found;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Recordings::isRecording).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRecording(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz"));
    }

    /** Writes a generated workload; equal numbers give equal bytes. */
    public static Path generate(Path file, long seed, int minutes, int markets) {
        return generate(file, new Workload(seed, minutes, markets));
    }

    /** Writes a generated workload. */
    public static Path generate(Path file, Workload workload) {
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            workload.generate(writer);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a recording that are not blank, as bytes. */
    public static List<byte[]> lines(Path recording) {
        List<byte[]> lines = new ArrayList<>();
        byte[] all = content(recording);
        int start = 0;
        for (int i = 0; i <= all.length; i++) {
            if (i == all.length || all[i] == '\n') {
                int end = i > start && all[i - 1] == '\r' ? i - 1 : i;
                if (end > start) {
                    lines.add(Arrays.copyOfRange(all, start, end));
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] content(Path recording) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(recording));
                InputStream in = recording.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frames of a recording: its lines, taken out of their envelope where they have one. */
    public static List<byte[]> frames(Path recording) {
        return lines(recording).stream().map(Recordings::frameOf).toList();
    }

    private static byte[] frameOf(byte[] line) {
        try {
            JsonNode node = line[0] == '{' ? JSON.readTree(line) : null;
            JsonNode payload = node == null ? null : node.get("payloadUtf8");
            return payload == null ? line : payload.textValue().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            return line;
        }
    }

    /** Writes lines as a recording. */
    public static Path write(Path file, List<byte[]> lines) {
        try (RecordingStream out = new RecordingStream(file)) {
            for (byte[] line : lines) {
                out.line(line);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a recording anew in which every envelope was received so much later. */
    public static Path shift(Path recording, Path to, long shiftMs) {
        return write(
                to, lines(recording).stream().map(line -> later(line, shiftMs)).toList());
    }

    /** When the frames of a recording were received, in milliseconds since 1970; every line must be an envelope. */
    public static List<Long> arrivalsMs(Path recording) {
        return lines(recording).stream()
                .map(line -> receivedAt(envelope(line)).toEpochMilli())
                .toList();
    }

    private static ObjectNode envelope(byte[] line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant receivedAt(ObjectNode envelope) {
        return Instant.parse(envelope.get("receivedAt").asText());
    }

    private static byte[] later(byte[] line, long shiftMs) {
        try {
            ObjectNode envelope = envelope(line);
            Instant received = receivedAt(envelope);
            envelope.put("receivedAt", received.plusMillis(shiftMs).toString());
            return JSON.writeValueAsBytes(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record RecordingStream(OutputStream out) implements AutoCloseable {

        RecordingStream(Path file) throws IOException {
            this(new BufferedOutputStream(Files.newOutputStream(file)));
        }

        void line(byte[] line) throws IOException {
            out.write(line);
            out.write('\n');
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
