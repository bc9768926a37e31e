package io.tapemaker.executor.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the secrets that it knows by asterisks, byte for byte, wherever they stand in a frame: as text, in hex, in
 * base64 of both alphabets, within JSON escapes up to {@link #ESCAPE_LEVELS} deep. A frame keeps its length, and JSON
 * stays JSON. Without a hit nothing is written and, if the frame has no backslash, nothing is allocated.
 *
 * <p>The search is that of Wu and Manber: the last two bytes of a window as long as the shortest pattern say how far
 * it may move, mostly its whole length. Safe for use by several threads until it is closed.
 */
public final class SecretScrubber implements AutoCloseable {

    /** A scrubber that knows of nothing. */
    public static final SecretScrubber NONE = new SecretScrubber(List.of());

    /** Shorter secrets cannot be scrubbed: they would be found everywhere. */
    public static final int MIN_SECRET_BYTES = 8;

    /** JSON within JSON within JSON is looked into; deeper is not. */
    public static final int ESCAPE_LEVELS = 3;

    private static final byte MASK = '*';
    private static final int BLOCKS = 1 << 16;

    private final List<byte[]> patterns;
    private final int window;
    private final byte[] shifts = new byte[BLOCKS];
    private final byte[] fold = new byte[256];

    private SecretScrubber(List<byte[]> patterns) {
        this.patterns = List.copyOf(patterns);
        window = patterns.stream().mapToInt(pattern -> pattern.length).min().orElse(2);
        for (int i = 0; i < fold.length; i++) {
            fold[i] = SecretForms.fold((byte) i);
        }
        int furthest = Math.min(window - 1, Byte.MAX_VALUE);
        Arrays.fill(shifts, (byte) furthest);
        for (byte[] pattern : patterns) {
            for (int last = 1; last < window; last++) {
                int block = block(pattern[last - 1], pattern[last]);
                shifts[block] = (byte) Math.min(shifts[block], window - 1 - last);
            }
        }
    }

    /**
     * The scrubber of these credentials.
     *
     * @throws IllegalArgumentException if one is shorter than {@link #MIN_SECRET_BYTES}
     */
    public static SecretScrubber of(Credentials credentials) {
        return new SecretScrubber(formsOf(credentials));
    }

    /** The scrubber of these credentials and this private key. */
    public static SecretScrubber of(Credentials credentials, PrivateKeyHandle key) {
        List<byte[]> patterns = formsOf(credentials);
        patterns.addAll(key.reveal(SecretForms::ofPrivateKey));
        return new SecretScrubber(patterns);
    }

    /** The scrubber of this private key, before there are credentials. */
    public static SecretScrubber of(PrivateKeyHandle key) {
        return new SecretScrubber(key.reveal(SecretForms::ofPrivateKey));
    }

    private static List<byte[]> formsOf(Credentials credentials) {
        List<byte[]> patterns = new ArrayList<>();
        for (Secret secret : List.of(credentials.apiKey(), credentials.secret(), credentials.passphrase())) {
            if (secret.length() < MIN_SECRET_BYTES) {
                throw new IllegalArgumentException(
                        "a secret is shorter than " + MIN_SECRET_BYTES + " bytes and cannot be kept out of journals");
            }
        }
        patterns.addAll(credentials.apiKey().reveal(SecretForms::ofText));
        patterns.addAll(credentials.secret().reveal(SecretForms::ofBase64));
        patterns.addAll(credentials.passphrase().reveal(SecretForms::ofText));
        return patterns;
    }

    /**
     * Replaces what is secret in place.
     *
     * @return whether anything was
     */
    public boolean scrub(byte[] frame, int offset, int length) {
        if (patterns.isEmpty() || length < window) {
            return false;
        }
        BitSet hits = search(frame, offset, offset + length, null, null);
        if (hasBackslash(frame, offset, length)) {
            hits = searchEscaped(Unescaped.of(frame, offset, length), hits);
        }
        if (hits == null) {
            return false;
        }
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            frame[i] = MASK;
        }
        return true;
    }

    /** As {@link #scrub(byte[], int, int)} of a whole frame. */
    public boolean scrub(byte[] frame) {
        return scrub(frame, 0, frame.length);
    }

    /** The text without what is secret; itself if there is nothing. */
    public String scrub(String text) {
        if (patterns.isEmpty()) {
            return text;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return scrub(utf8, 0, utf8.length) ? new String(utf8, StandardCharsets.UTF_8) : text;
    }

    private @Nullable BitSet searchEscaped(Unescaped frame, @Nullable BitSet found) {
        BitSet hits = found;
        Unescaped level = frame.once();
        for (int depth = 0; level != null && depth < ESCAPE_LEVELS; depth++) {
            hits = search(level.bytes, 0, level.length, level, hits);
            Unescaped next = level.once();
            level.wipe();
            level = next;
        }
        return hits;
    }

    /** Adds to {@code found} the bytes of the frame that belong to a pattern. */
    private @Nullable BitSet search(byte[] text, int from, int to, @Nullable Unescaped source, @Nullable BitSet found) {
        BitSet hits = found;
        int last = from + window - 1;
        while (last < to) {
            int shift = shifts[block(fold[text[last - 1] & 0xFF], fold[text[last] & 0xFF])];
            if (shift == 0) {
                hits = matches(text, last - window + 1, to, source, hits);
            }
            last += Math.max(shift, 1);
        }
        return hits;
    }

    private @Nullable BitSet matches(
            byte[] text, int start, int to, @Nullable Unescaped source, @Nullable BitSet found) {
        BitSet hits = found;
        for (int i = 0; i < patterns.size(); i++) {
            byte[] pattern = patterns.get(i);
            int end = start + pattern.length;
            if (end <= to && isAt(pattern, text, start)) {
                hits = hits == null ? new BitSet() : hits;
                hits.set(source == null ? start : source.start(start), source == null ? end : source.end(end));
            }
        }
        return hits;
    }

    private boolean isAt(byte[] pattern, byte[] text, int start) {
        for (int i = 0; i < pattern.length; i++) {
            if (fold[text[start + i] & 0xFF] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    private static int block(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }

    private static boolean hasBackslash(byte[] frame, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (frame[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Zeroes what it knows; it finds nothing of it any more. */
    @Override
    public void close() {
        patterns.forEach(pattern -> Arrays.fill(pattern, (byte) 0));
    }

    @Override
    public String toString() {
        return "scrubber of " + patterns.size() + " forms";
    }
}
