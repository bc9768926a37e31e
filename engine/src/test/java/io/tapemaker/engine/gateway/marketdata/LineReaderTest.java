package io.tapemaker.engine.gateway.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.line-reader",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "Lines come out as they were written, whatever the chunks, and longer ones are measured and hashed")
final class LineReaderTest {
    @Provide
    Arbitrary<byte[]> texts() {
        return Arbitraries.of((byte) '\n', (byte) '\n', (byte) '\r', (byte) 'a', (byte) 0, (byte) 0xFF)
                .array(byte[].class)
                .ofMaxSize(60);
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void splitsAsSplitDoes(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 9) int chunk,
            @ForAll @IntRange(min = 1, max = 20) int limit)
            throws IOException {
        assertEquals(expected(text, limit), read(new Dripping(text, chunk), limit));
    }

    /**
     * By splitting the whole text: a line feed ends a line, and what follows the last one is a line if it is not empty.
     */
    private static List<String> expected(byte[] text, int limit) {
        List<String> lines = new ArrayList<>();
        String whole = new String(text, StandardCharsets.ISO_8859_1);
        String[] parts = whole.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && parts[i].isEmpty()) {
                break;
            }
            byte[] line = parts[i].getBytes(StandardCharsets.ISO_8859_1);
            if (line.length > limit) {
                lines.add("oversize " + line.length + " "
                        + HexFormat.of().formatHex(Hashes.sha256().digest(line)));
            } else {
                lines.add(parts[i].endsWith("\r") ? parts[i].substring(0, parts[i].length() - 1) : parts[i]);
            }
        }
        return lines;
    }

    private static List<String> read(InputStream in, int limit) throws IOException {
        LineReader reader = new LineReader(in, limit);
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(
                    reader.isOversize()
                            ? "oversize " + reader.totalLength() + " "
                                    + HexFormat.of().formatHex(reader.hash())
                            : new String(reader.bytes(), 0, reader.length(), StandardCharsets.ISO_8859_1));
        }
        return lines;
    }

    @Test
    void linesOverManyChunksAreWholeOrHashed() throws IOException {
        byte[] text = new byte[500_000];
        Arrays.fill(text, (byte) 'x');
        text[200_000] = '\n';
        for (int limit : new int[] {200_000, 199_999, 65_536, 65_535, 1}) {
            assertEquals(expected(text, limit), read(new ByteArrayInputStream(text), limit), () -> "limit " + limit);
        }
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream in;
        private final int chunk;

        Dripping(byte[] text, int chunk) {
            this.in = new ByteArrayInputStream(text);
            this.chunk = chunk;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return in.read(target, offset, Math.min(length, chunk));
        }
    }
}
