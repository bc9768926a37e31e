package io.tapemaker.sim.workload;

import io.tapemaker.sim.frames.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes frames as a recording: a line each, {@code {"receivedAt": "2026-11-02T14:00:00.000Z", "payloadUtf8": "…"}}.
 * Not for use by several threads.
 */
public final class RecordingWriter implements FrameSink, AutoCloseable {

    /** Endings that {@link #create} knows: the second one compresses. */
    public static final String PLAIN_ENDING = ".jsonl";

    public static final String GZIP_ENDING = ".jsonl.gz";

    /**
     * What was written.
     *
     * @param bytes length of the content before compression
     * @param sha256 lower-case hex digest of the content before compression
     */
    public record Summary(long frames, long bytes, String sha256) {}

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LAST_CONTROL_CHARACTER = 0x1f;

    private final OutputStream out;
    private final MessageDigest sha256 = Digests.newSha256();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(8 * 1024);
    private long frames;
    private long bytes;

    /** Writes to the stream, which {@link #close} closes. */
    public RecordingWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes to a new file, or over an old one; compressed if its name ends in {@value #GZIP_ENDING}.
     *
     * @throws IOException if the file cannot be written
     */
    public static RecordingWriter create(Path file) throws IOException {
        OutputStream plain = Files.newOutputStream(file);
        return new RecordingWriter(file.toString().endsWith(GZIP_ENDING) ? new GzipStream(plain) : plain);
    }

    @Override
    public void onFrame(long receivedAtMs, byte[] frame) throws IOException {
        line.reset();
        text("{\"receivedAt\": \"");
        text(ISO_MILLIS.format(Instant.ofEpochMilli(receivedAtMs)));
        text("\", \"payloadUtf8\": \"");
        for (byte b : frame) {
            escaped(b);
        }
        text("\"}\n");
        byte[] content = line.toByteArray();
        sha256.update(content);
        out.write(content);
        frames++;
        bytes += content.length;
    }

    /** Ends the content and says what it was; nothing may follow but {@link #close}. */
    public Summary finish() {
        return new Summary(frames, bytes, HexFormat.of().formatHex(sha256.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void escaped(byte b) {
        if (b == '"' || b == '\\') {
            line.write('\\');
            line.write(b);
        } else if (b == '\n') {
            text("\\n");
        } else if (b >= 0 && b <= LAST_CONTROL_CHARACTER) {
            text("\\u00" + HexFormat.of().toHexDigits(b));
        } else {
            line.write(b);
        }
    }

    private void text(String ascii) {
        line.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
