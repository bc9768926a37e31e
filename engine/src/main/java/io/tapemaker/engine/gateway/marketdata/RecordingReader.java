package io.tapemaker.engine.gateway.marketdata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording line by line: {@code .jsonl} or the same compressed with gzip (told by its first bytes, not its
 * name). A line is a raw frame, or an object with {@code receivedAt} (ISO instant, or ms since the epoch) and {@code
 * payloadUtf8} (the frame as text); blank lines are skipped.
 */
final class RecordingReader implements AutoCloseable {

    /** An escaped frame of the greatest length may be this long. */
    private static final int MAX_LINE_LENGTH = 6 * OversizeFrame.MAX_FRAME_LENGTH + 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_LINE_LENGTH)
                    .build())
            .build();
    private static final byte[] PAYLOAD_KEY = "\"payloadUtf8\"".getBytes(StandardCharsets.US_ASCII);
    private static final int PAYLOAD_KEY_SEARCH = 1_024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final InputStream in;
    private final LineReader lines;
    private long lineNumber;
    private byte[] bytes = new byte[0];
    private int length;
    private long stampNs = FrameStamp.NONE;
    private @Nullable OversizeFrame oversize;

    RecordingReader(Path file) {
        this.file = file;
        try {
            this.in = open(file);
        } catch (IOException e) {
            throw new FeedFailedException(
                    "recording " + file + ": " + reasonOf(e) + "; name a readable .jsonl or .jsonl.gz file");
        }
        this.lines = new LineReader(in, MAX_LINE_LENGTH);
    }

    private static String reasonOf(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        try {
            return gzip ? withoutMark(new BufferedInputStream(new GZIPInputStream(raw, 1 << 16))) : withoutMark(raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Passes over the byte order mark that some editors put before a text. */
    private static InputStream withoutMark(BufferedInputStream text) throws IOException {
        text.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(text.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            text.reset();
        }
        return text;
    }

    /** Moves to the next frame; false at the end. */
    boolean next() {
        try {
            do {
                lineNumber++;
                if (!lines.next()) {
                    return false;
                }
            } while (lines.length() == 0);
        } catch (IOException e) {
            throw new FeedFailedException("recording " + file + ", line " + lineNumber + ": cannot be read on ("
                    + e.getMessage() + "); what lies before it is journaled");
        }
        take();
        return true;
    }

    private void take() {
        oversize = null;
        if (lines.isOversize()) {
            frame(lines.bytes(), OversizeFrame.HEAD_LENGTH, FrameStamp.NONE);
            oversize = new OversizeFrame(
                    lines.totalLength(), lines.hash(), Arrays.copyOf(bytes, OversizeFrame.HEAD_LENGTH));
        } else if (!isEnvelope()) {
            frame(
                    lines.bytes(),
                    lines.length(),
                    FrameStamp.ofFrame(lines.bytes(), 0, Math.min(lines.length(), OversizeFrame.MAX_FRAME_LENGTH)));
        } else {
            openEnvelope();
        }
        if (oversize == null && length > OversizeFrame.MAX_FRAME_LENGTH) {
            byte[] whole = Arrays.copyOf(bytes, length);
            oversize = OversizeFrame.of(whole);
        }
    }

    private void frame(byte[] source, int count, long stamp) {
        bytes = source;
        length = count;
        stampNs = stamp;
    }

    private boolean isEnvelope() {
        byte[] line = lines.bytes();
        int last = Math.min(lines.length(), PAYLOAD_KEY_SEARCH) - PAYLOAD_KEY.length;
        if (line[0] != '{') {
            return false;
        }
        for (int i = 1; i <= last; i++) {
            if (Arrays.equals(line, i, i + PAYLOAD_KEY.length, PAYLOAD_KEY, 0, PAYLOAD_KEY.length)) {
                return true;
            }
        }
        return false;
    }

    private void openEnvelope() {
        long receivedNs = FrameStamp.NONE;
        String payload = null;
        try (JsonParser parser = JSON.createParser(lines.bytes(), 0, lines.length())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("receivedAt") && value == JsonToken.VALUE_STRING) {
                    receivedNs = FrameStamp.ofInstant(parser.getText());
                } else if (key.equals("receivedAt") && value == JsonToken.VALUE_NUMBER_INT) {
                    receivedNs = FrameStamp.ofMillis(parser.getText());
                } else if (key.equals("payloadUtf8") && value == JsonToken.VALUE_STRING) {
                    payload = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw damaged("is not JSON (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
        if (payload == null) {
            throw damaged("has no text payloadUtf8");
        }
        byte[] frame = payload.getBytes(StandardCharsets.UTF_8);
        long stamp = receivedNs != FrameStamp.NONE ? receivedNs : FrameStamp.ofFrame(frame, 0, frame.length);
        frame(frame, frame.length, stamp);
    }

    private FeedFailedException damaged(String problem) {
        return new FeedFailedException("recording " + file + ", line " + lineNumber + ": the envelope " + problem
                + "; mend or remove the line, then feed again");
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Event time in ns, or {@link FrameStamp#NONE}. */
    long stampNs() {
        return stampNs;
    }

    /** The frame if it is above the limit, else null. */
    @Nullable
    OversizeFrame oversize() {
        return oversize;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new FeedFailedException("recording " + file + ": " + e.getMessage());
        }
    }
}
