package io.tapemaker.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.CanaryScan.Encoding;
import io.tapemaker.testkit.CanaryScan.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "testkit.canary-scan",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "The scanner for leaked secrets finds each planted encoding, and nothing where there is nothing")
final class CanaryScanTest {

    private static final String PASSWORD = "c4nary/pa+ssword \"q\"";
    private final byte[] key = new byte[32];
    private final CanaryScan scan;

    CanaryScanTest() {
        new Random(7).nextBytes(key);
        scan = new CanaryScan().bytes("key", key).text("password", PASSWORD);
    }

    private static byte[] planted(byte[] leak) {
        byte[] haystack = new byte[1000 + leak.length];
        new Random(11).nextBytes(haystack);
        System.arraycopy(leak, 0, haystack, 501, leak.length);
        return haystack;
    }

    private Map<Encoding, byte[]> leaksOf(byte[] raw, String text) {
        Map<Encoding, byte[]> leaks = new LinkedHashMap<>();
        leaks.put(Encoding.RAW, raw.clone());
        leaks.put(Encoding.HEX_LOWER, bytes(HexFormat.of().formatHex(raw)));
        leaks.put(Encoding.HEX_UPPER, bytes(HexFormat.of().withUpperCase().formatHex(raw)));
        leaks.put(Encoding.BASE64, Base64.getEncoder().encode(raw));
        leaks.put(Encoding.BASE64_URL, Base64.getUrlEncoder().encode(raw));
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u00").append(HexFormat.of().toHexDigits((byte) c)));
        leaks.put(Encoding.JSON_ESCAPED, bytes(escaped.toString()));
        leaks.put(Encoding.UTF16_LE, text.getBytes(StandardCharsets.UTF_16LE));
        leaks.put(Encoding.UTF16_BE, text.getBytes(StandardCharsets.UTF_16BE));
        leaks.put(Encoding.WINDOW, Arrays.copyOfRange(raw, 9, 17));
        return leaks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void eachPlantedEncodingIsFound() {
        Map<String, Map<Encoding, byte[]>> all = Map.of(
                "key", leaksOf(key, HexFormat.of().formatHex(key)), "password", leaksOf(bytes(PASSWORD), PASSWORD));
        all.forEach((canary, leaks) -> {
            assertEquals(EnumSet.allOf(Encoding.class), leaks.keySet());
            leaks.forEach((encoding, leak) -> {
                List<Found> found = scan.scan("haystack", planted(leak));
                assertTrue(found.contains(new Found(canary, encoding, "haystack", 501)), canary + " " + encoding);
                assertTrue(found.stream().allMatch(f -> f.canary().equals(canary)), found.toString());
                leak[leak.length / 2] ^= 1;
                assertFalse(
                        scan.scan("haystack", planted(leak)).stream().anyMatch(f -> f.encoding() == encoding),
                        "changed " + canary + " " + encoding);
            });
        });
        Figures.put("plantedLeaks", 2L * Encoding.values().length);
    }

    @Test
    void base64IsFoundAtEachAlignment() {
        for (int before = 0; before < 6; before++) {
            byte[] longer = new byte[before + key.length + 5];
            System.arraycopy(key, 0, longer, before, key.length);
            byte[] leak = Base64.getEncoder().withoutPadding().encode(longer);
            Set<Encoding> encodings =
                    scan.scan("", leak).stream().map(Found::encoding).collect(Collectors.toSet());
            assertTrue(encodings.contains(Encoding.BASE64), "after " + before + " bytes");
        }
    }

    @Test
    void nothingIsFoundInNoise() {
        byte[] noise = new byte[1 << 20];
        new Random(3).nextBytes(noise);
        assertEquals(List.of(), scan.scan("noise", noise));
    }

    @Test
    void filesNamesAndProcessesAreScanned(@TempDir Path folder) throws IOException {
        byte[] large = new byte[(8 << 20) + 100];
        Arrays.fill(large, (byte) 'x');
        // Across the seam of two chunks.
        System.arraycopy(key, 0, large, (4 << 20) - 16, key.length);
        Files.write(folder.resolve("heap"), large);
        assertTrue(scan.scanTree(folder)
                .contains(new Found("key", Encoding.RAW, folder.resolve("heap").toString(), (4 << 20) - 16)));
        Files.write(folder.resolve("heap"), new byte[10]);
        assertEquals(List.of(), scan.scanTree(folder));
        Files.writeString(folder.resolve("dump." + HexFormat.of().formatHex(key)), "");
        assertEquals(1, scan.scanTree(folder).size());
        assertEquals(List.of(), scan.scanProcess(ProcessHandle.current().pid()));
    }

    @Test
    void shortCanariesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CanaryScan().text("pin", "1234567"));
    }
}
