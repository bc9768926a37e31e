package io.tapemaker.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for known secrets, the canaries, in whatever a program left: output, logs, journals, heap dumps, its command
 * line and environment. Each canary is looked for in every {@link Encoding}; what is found is said without its bytes.
 */
public final class CanaryScan {

    /** Shorter canaries would be found by chance. */
    public static final int MIN_BYTES = 8;

    private static final int WINDOW = 8;
    private static final int CHUNK = 4 << 20;
    private static final int BASE64_ALIGNMENTS = 3;

    /** In what form a canary was found. */
    public enum Encoding {
        RAW,
        HEX_LOWER,
        HEX_UPPER,
        /** At any of the three alignments. */
        BASE64,
        /** At any of the three alignments. */
        BASE64_URL,
        /** Every character as an escape of four digits. */
        JSON_ESCAPED,
        UTF16_LE,
        UTF16_BE,
        /** Any eight bytes in a row. */
        WINDOW
    }

    /**
     * A leak.
     *
     * @param canary its name
     * @param where what was scanned
     * @param offset of its first byte in there
     */
    public record Found(String canary, Encoding encoding, String where, long offset) {}

    private record Needle(String canary, Encoding encoding, byte[] bytes) {}

    private final List<Needle> needles = new ArrayList<>();
    private final boolean[] starts = new boolean[1 << 16];
    private int longest = WINDOW;

    /** Adds a secret of bytes, such as a private key: its text is its hex. */
    public CanaryScan bytes(String canary, byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        addBytes(canary, secret);
        addText(canary, hex);
        addText(canary, hex.toUpperCase(Locale.ROOT));
        add(canary, Encoding.JSON_ESCAPED, escaped(new String(secret, StandardCharsets.ISO_8859_1), false));
        add(canary, Encoding.JSON_ESCAPED, escaped(new String(secret, StandardCharsets.ISO_8859_1), true));
        return this;
    }

    /** Adds a secret of text, such as a password. */
    public CanaryScan text(String canary, String secret) {
        addBytes(canary, secret.getBytes(StandardCharsets.UTF_8));
        addText(canary, secret);
        return this;
    }

    private void addBytes(String canary, byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(canary + " is shorter than " + MIN_BYTES + " bytes");
        }
        add(canary, Encoding.RAW, secret);
        add(canary, Encoding.HEX_LOWER, ascii(HexFormat.of().formatHex(secret)));
        add(canary, Encoding.HEX_UPPER, ascii(HexFormat.of().withUpperCase().formatHex(secret)));
        for (int alignment = 0; alignment < BASE64_ALIGNMENTS; alignment++) {
            add(canary, Encoding.BASE64, base64(Base64.getEncoder(), secret, alignment));
            add(canary, Encoding.BASE64_URL, base64(Base64.getUrlEncoder(), secret, alignment));
        }
        for (int i = 0; i + WINDOW <= secret.length; i++) {
            add(canary, Encoding.WINDOW, Arrays.copyOfRange(secret, i, i + WINDOW));
        }
    }

    private void addText(String canary, String text) {
        add(canary, Encoding.JSON_ESCAPED, escaped(text, false));
        add(canary, Encoding.JSON_ESCAPED, escaped(text, true));
        add(canary, Encoding.UTF16_LE, text.getBytes(StandardCharsets.UTF_16LE));
        add(canary, Encoding.UTF16_BE, text.getBytes(StandardCharsets.UTF_16BE));
    }

    private void add(String canary, Encoding encoding, byte[] bytes) {
        needles.add(new Needle(canary, encoding, bytes));
        starts[start(bytes, 0)] = true;
        longest = Math.max(longest, bytes.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] escaped(String text, boolean upper) {
        StringBuilder escapes = new StringBuilder();
        HexFormat hex = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
        text.chars().forEach(c -> escapes.append("\\u").append(hex.toHexDigits((char) c)));
        return ascii(escapes.toString());
    }

    /** The characters that do not depend on what stands before and after. */
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int alignment) {
        byte[] shifted = new byte[alignment + secret.length];
        System.arraycopy(secret, 0, shifted, alignment, secret.length);
        return Arrays.copyOfRange(encoder.encode(shifted), (8 * alignment + 5) / 6, 8 * shifted.length / 6);
    }

    /** What of the canaries stands in these bytes: each canary and encoding once, at its first place. */
    public List<Found> scan(String where, byte[] bytes) {
        Set<String> seen = new LinkedHashSet<>();
        List<Found> found = new ArrayList<>();
        scan(where, bytes, bytes.length, 0, seen, found);
        return found;
    }

    /** The same of a file, however long. */
    public List<Found> scan(Path file) {
        Set<String> seen = new LinkedHashSet<>();
        List<Found> found = new ArrayList<>();
        byte[] chunk = new byte[CHUNK + longest];
        int kept = 0;
        long offset = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.readNBytes(chunk, kept, CHUNK); count > 0; count = in.readNBytes(chunk, kept, CHUNK)) {
                int length = kept + count;
                scan(file.toString(), chunk, length, offset, seen, found);
                kept = Math.min(length, longest - 1);
                System.arraycopy(chunk, length - kept, chunk, 0, kept);
                offset += length - kept;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The same of every file below a folder, and of their names. */
    public List<Found> scanTree(Path folder) {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                found.addAll(scan("name of " + folder, file.toString().getBytes(StandardCharsets.UTF_8)));
                if (Files.isRegularFile(file)) {
                    found.addAll(scan(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /**
     * The same of the command line and the environment of a process that runs.
     *
     * @throws UncheckedIOException if it is gone
     */
    public List<Found> scanProcess(long pid) {
        List<Found> found = new ArrayList<>();
        for (String name : List.of("cmdline", "environ")) {
            try {
                Path file = Path.of("/proc", Long.toString(pid), name);
                found.addAll(scan(name, Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private void scan(String where, byte[] bytes, int length, long offset, Set<String> seen, List<Found> found) {
        for (int i = 0; i + WINDOW <= length; i++) {
            if (starts[start(bytes, i)]) {
                for (Needle needle : needles) {
                    boolean here = i + needle.bytes().length <= length
                            && Arrays.equals(
                                    bytes, i, i + needle.bytes().length, needle.bytes(), 0, needle.bytes().length);
                    if (here && seen.add(needle.canary() + needle.encoding())) {
                        found.add(new Found(needle.canary(), needle.encoding(), where, offset + i));
                    }
                }
            }
        }
    }

    private static int start(byte[] bytes, int index) {
        return (bytes[index] & 0xFF) << 8 | bytes[index + 1] & 0xFF;
    }
}
