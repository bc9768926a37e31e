package io.tapemaker.engine.gateway.marketdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.recording-reader",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Recordings are read in each of their shapes, and damaged ones are refused with the line")
final class RecordingReaderTest {
    private static final String RAW = "{\"timestamp\":\"1790000000000\"}";

    @TempDir
    Path folder;

    @Test
    void rawFramesEnvelopesAndBlankLines() throws IOException {
        Path file = write(
                "a.jsonl",
                RAW
                        + "\n\n\r\n{\"receivedAt\":\"2026-09-30T10:00:00.5Z\","
                        + "\"payloadUtf8\":\"[{\\\"a\\\":\\\"\\u00e9\\\"}]\"}\r\n"
                        + "PONG\n{\"payloadUtf8\":\"{\\\"timestamp\\\":\\\"1790000000001\\\"}\","
                        + "\"receivedAt\":\"no time\"}\n"
                        + "{\"other\":{\"deep\":[1]},\"payloadUtf8\":\"\",\"receivedAt\":7}\nlast");
        assertEquals(
                List.of(
                        "1790000000000000000 " + RAW,
                        "1790762400500000000 [{\"a\":\"\u00e9\"}]",
                        "-1 PONG",
                        "1790000000001000000 {\"timestamp\":\"1790000000001\"}",
                        "-1 ",
                        "-1 last"),
                read(file));
    }

    @Test
    void gzipIsToldByItsFirstBytes() throws IOException {
        byte[] text = (RAW + "\nPONG\n").getBytes(StandardCharsets.UTF_8);
        Path plain = write("plain.gz", new String(text, StandardCharsets.UTF_8));
        Path packed = folder.resolve("packed.jsonl");
        byte[] twoMembers = concat(gzip(text), gzip(text));
        Files.write(packed, twoMembers);
        List<String> once = List.of("1790000000000000000 " + RAW, "-1 PONG");
        assertEquals(once, read(plain));
        assertEquals(List.of(once.get(0), once.get(1), once.get(0), once.get(1)), read(packed));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstFrame() throws IOException {
        assertEquals(List.of("-1 {}", "-1 \uFEFF{}"), read(write("bom.jsonl", "\uFEFF{}\n\uFEFF{}\n")));
        Path packed = folder.resolve("bom.gz");
        Files.write(packed, gzip("\uFEFF{}\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("-1 {}"), read(packed));
    }

    @Test
    void aCutGzipKeepsWhatCameBefore() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("{\"n\":").append(i * 7919L % 10_007).append("}\n");
        }
        byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("cut.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        List<String> frames = new ArrayList<>();
        String problem = assertThrows(FeedFailedException.class, () -> readInto(file, frames))
                .getMessage();
        assertTrue(frames.size() > 1_000, () -> "only " + frames.size() + " frames came before the cut");
        assertEquals(
                "recording " + file + ", line " + (frames.size() + 1)
                        + ": cannot be read on (Unexpected end of ZLIB input stream); what lies before it is journaled",
                problem);
    }

    @Test
    void whatCannotBeOpenedIsNamed() throws IOException {
        Path header = folder.resolve("header.gz");
        Files.write(header, new byte[] {0x1F, (byte) 0x8B, 9, 9});
        String mend = "; name a readable .jsonl or .jsonl.gz file";
        assertEquals(
                List.of(
                        "recording " + folder.resolve("absent") + ": no such file" + mend,
                        "recording " + folder + ": is a directory" + mend),
                List.of(problemOf(folder.resolve("absent")), problemOf(folder)));
        assertTrue(problemOf(header).startsWith("recording " + header + ": "), () -> problemOf(header));
    }

    @Test
    void damagedEnvelopesAreRefusedWithTheirLine() throws IOException {
        String mend = "; mend or remove the line, then feed again";
        for (String line :
                List.of("{\"payloadUtf8\":7}", "{\"payloadUtf8\":null}", "{\"payloadUtf8\":{\"payloadUtf8\":\"a\"}}")) {
            Path file = write("bad.jsonl", "PONG\n\n" + line + "\n");
            assertEquals(
                    "recording " + file + ", line 3: the envelope has no text payloadUtf8" + mend, problemOf(file));
        }
        for (String line : List.of(
                "{\"payloadUtf8\":\"cut",
                "{\"payloadUtf8\":\"a\"",
                "{\"payloadUtf8\":\"\\q\"}",
                "{\"payloadUtf8\" \"a\"}")) {
            Path file = write("bad.jsonl", line + "\n");
            String problem = problemOf(file);
            assertTrue(problem.startsWith("recording " + file + ", line 1: the envelope is not JSON ("), problem);
            assertTrue(problem.endsWith(mend), problem);
        }
    }

    @Test
    void framesAboveTheLimitAreMeasuredAndHashed() throws IOException {
        for (int length : new int[] {OversizeFrame.MAX_FRAME_LENGTH, OversizeFrame.MAX_FRAME_LENGTH + 1}) {
            byte[] frame = new byte[length];
            Arrays.fill(frame, (byte) 'x');
            String text = new String(frame, StandardCharsets.US_ASCII);
            for (String line : List.of(text, "{\"payloadUtf8\":\"" + text + "\"}")) {
                Path file = write("large.jsonl", line + "\nPONG\n");
                try (RecordingReader reader = new RecordingReader(file)) {
                    assertTrue(reader.next());
                    checkLarge(reader, frame);
                    assertTrue(reader.next());
                    assertEquals(null, reader.oversize());
                    assertEquals(4, reader.length());
                }
            }
        }
    }

    private static void checkLarge(RecordingReader reader, byte[] frame) {
        OversizeFrame oversize = reader.oversize();
        if (frame.length <= OversizeFrame.MAX_FRAME_LENGTH) {
            assertEquals(null, oversize);
            assertArrayEquals(frame, Arrays.copyOf(reader.bytes(), reader.length()));
        } else {
            Objects.requireNonNull(oversize);
            assertEquals(frame.length, oversize.length());
            assertArrayEquals(Hashes.sha256().digest(frame), oversize.sha256());
            assertArrayEquals(Arrays.copyOf(frame, OversizeFrame.HEAD_LENGTH), oversize.head());
        }
    }

    @Test
    void aLineThatNoFrameCanHaveIsHashedWithoutBeingKept() throws IOException {
        byte[] line = new byte[6 * OversizeFrame.MAX_FRAME_LENGTH + 5_000];
        Arrays.fill(line, (byte) 'y');
        Path file = folder.resolve("huge.jsonl.gz");
        Files.write(file, gzip(line));
        try (RecordingReader reader = new RecordingReader(file)) {
            assertTrue(reader.next());
            checkLarge(reader, line);
            assertEquals(false, reader.next());
        }
    }

    @Test
    void theOriginIsTheFirstFrameAndTimeStartsAtTheFirstStamp() throws IOException {
        FeedSpacing spacing = new FeedSpacing(1_000_000_000L, 10_000_000L);
        Path raw = write("first.jsonl", "PONG\n" + RAW + "\n");
        Path other = write("second.jsonl.copy", "PONG\r\nmore\n");
        RecordedFeed feed = new RecordedFeed(raw, spacing, Pace.max());
        assertEquals("recording", feed.origin().kind());
        assertEquals(1_790_000_000_000_000_000L, feed.firstEventTimeNs());
        assertArrayEquals(
                Hashes.sha256().digest("PONG".getBytes(StandardCharsets.US_ASCII)),
                feed.origin().hash());
        assertArrayEquals(
                feed.origin().hash(),
                new RecordedFeed(other, spacing, Pace.max()).origin().hash());
        assertEquals(0, new RecordedFeed(other, spacing, Pace.max()).firstEventTimeNs());
        EventLog log = new EventLog();
        feed.run(FeedPosition.START, log);
        assertEquals(
                List.of(
                        "frame 1 1790000000000000000 PONG",
                        "frame 2 1790000000000000000 " + RAW,
                        "burst 2 1790000000000000000"),
                log.lines());
        Path empty = write("empty.jsonl", "\n\r\n");
        assertEquals(
                "recording " + empty + ": has no frame; name a file with one frame a line",
                assertThrows(FeedFailedException.class, () -> new RecordedFeed(empty, spacing, Pace.max()))
                        .getMessage());
    }

    @Test
    void pacesAreReadAndBadOnesNamed() {
        for (String good : List.of("max", "MAX", "1x", "20x", "0.5x", "999999x", "0.001X")) {
            Pace.parse(good);
        }
        for (String bad :
                List.of("", "x", "0x", "0.0x", "-1x", "1", "1e3x", "1.x", ".5x", "1.0001x", "infinityx", "1xx")) {
            assertEquals(
                    "speed '" + bad + "' is neither max nor a factor such as 1x, 0.5x or 20x",
                    assertThrows(IllegalArgumentException.class, () -> Pace.parse(bad))
                            .getMessage());
        }
    }

    private String problemOf(Path file) {
        return String.valueOf(assertThrows(FeedFailedException.class, () -> readInto(file, new ArrayList<>()))
                .getMessage());
    }

    private static List<String> read(Path file) {
        List<String> frames = new ArrayList<>();
        readInto(file, frames);
        return frames;
    }

    private static void readInto(Path file, List<String> frames) {
        try (RecordingReader reader = new RecordingReader(file)) {
            while (reader.next()) {
                frames.add(reader.stampNs() + " "
                        + new String(reader.bytes(), 0, reader.length(), StandardCharsets.UTF_8));
            }
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
