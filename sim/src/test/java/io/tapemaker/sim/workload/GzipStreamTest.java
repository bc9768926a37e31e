package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "sim.gzip",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "What the project's own gzip writer writes, the JDK's reader reads back")
class GzipStreamTest {

    /** Around the sizes at which the buffer is compressed and slides. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 258, 259, 32_768, 262_143, 262_144, 262_145, 491_520, 1_000_003})
    void noiseAndRunsComeBack(int length) throws IOException {
        assertComesBack(noise(length, 256));
        assertComesBack(noise(length, 3));
        assertComesBack(new byte[length]);
    }

    @Test
    void matchesOfAllDistancesComeBack() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] mark = "a mark that returns".getBytes(StandardCharsets.US_ASCII);
        for (int gap = 1; gap < 70_000; gap = gap * 3 / 2 + 1) {
            content.writeBytes(mark);
            content.writeBytes(noise(gap, 256));
        }
        assertComesBack(content.toByteArray());
    }

    @Test
    void repetitiveContentBecomesSmall() throws IOException {
        byte[] content =
                "{\"price\":\"0.53\", \"size\":\"100\"}, ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        assertTrue(compress(content).length < content.length / 50, compress(content).length + " bytes");
    }

    @Test
    void aFlippedByteIsNoticedByTheReader() throws IOException {
        byte[] compressed = compress(noise(1_000, 256));
        compressed[500] ^= 1;
        assertThrows(IOException.class, () -> decompress(compressed));
    }

    private static void assertComesBack(byte[] content) throws IOException {
        assertArrayEquals(content, decompress(compress(content)));
    }

    /** In pieces of rising length, as lines come. */
    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GzipStream gzip = new GzipStream(out)) {
            int piece = 1;
            for (int at = 0; at < content.length; at += piece - 1) {
                gzip.write(Arrays.copyOfRange(content, at, Math.min(at + piece, content.length)));
                piece++;
            }
        }
        return out.toByteArray();
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] noise(int length, int values) {
        SeededRandom random = new SeededRandom(length);
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.below(values);
        }
        return noise;
    }
}
