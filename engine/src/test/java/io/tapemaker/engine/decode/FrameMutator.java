package io.tapemaker.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded damage to frames: some blind (bytes, cuts, splices), some with an eye for JSON, so that it stays well-formed.
 */
final class FrameMutator {

    private static final byte[][] TOKENS = List.of(
                    "\"",
                    "\\",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    " ",
                    "\n",
                    "0",
                    "9",
                    "-",
                    ".",
                    "1e5",
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "\"\"",
                    "\\u0041",
                    "\\ud800",
                    "é",
                    "\uD83D\uDE00",
                    "\"asset_id\":\"7\",",
                    "\"price\":\"0.5\",",
                    "\"hash\":null,",
                    "\"event_type\":\"book\",",
                    "0.0001",
                    "1.0000001",
                    "00",
                    "\"size\"",
                    "\"side\"",
                    "\"buys\":[],",
                    "\u007f")
            .stream()
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private final SplittableRandom random;
    private final List<byte[]> frames;

    FrameMutator(long seed, List<byte[]> frames) {
        this.random = new SplittableRandom(seed);
        this.frames = frames;
    }

    /** A frame with one to three mutations. */
    byte[] next() {
        byte[] frame = pick();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            frame = mutate(frame);
        }
        return frame;
    }

    private byte[] mutate(byte[] frame) {
        if (frame.length == 0) {
            return TOKENS[random.nextInt(TOKENS.length)].clone();
        }
        int at = random.nextInt(frame.length);
        int to = at + random.nextInt(Math.min(40, frame.length - at) + 1);
        return switch (random.nextInt(10)) {
            case 0 -> flip(frame, at);
            case 1 -> Arrays.copyOf(frame, at);
            case 2 -> splice(frame, at, new byte[0], to);
            case 3 -> splice(frame, to, Arrays.copyOfRange(frame, at, to), to);
            case 4 -> splice(frame, at, pickPart(), to);
            case 5 -> digit(frame, at);
            case 6 -> swapMembers(frame, at);
            case 7 -> dropMember(frame, at);
            default -> splice(frame, at, TOKENS[random.nextInt(TOKENS.length)], random.nextBoolean() ? at : to);
        };
    }

    private byte[] flip(byte[] frame, int at) {
        byte[] copy = frame.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private byte[] digit(byte[] frame, int from) {
        byte[] copy = frame.clone();
        for (int i = from; i < copy.length; i++) {
            if (copy[i] >= '0' && copy[i] <= '9') {
                copy[i] = (byte) ('0' + random.nextInt(10));
                break;
            }
        }
        return copy;
    }

    /** Exchanges the stretches before and after a comma, which keeps many frames well-formed. */
    private byte[] swapMembers(byte[] frame, int at) {
        int[] commas = commas(frame, at);
        byte[] left = Arrays.copyOfRange(frame, commas[0], commas[1]);
        byte[] right = Arrays.copyOfRange(frame, commas[1], commas[2]);
        return splice(
                splice(frame, commas[0], right, commas[2]), commas[0] + right.length, left, commas[0] + right.length);
    }

    private byte[] dropMember(byte[] frame, int at) {
        int[] commas = commas(frame, at);
        return splice(frame, commas[0], new byte[0], commas[1]);
    }

    /** The next three commas, or the end. */
    private static int[] commas(byte[] frame, int from) {
        int[] found = new int[3];
        int at = from;
        for (int i = 0; i < found.length; i++) {
            while (at < frame.length && frame[at] != ',') {
                at++;
            }
            found[i] = at;
            at = Math.min(at + 1, frame.length);
        }
        return found;
    }

    private byte[] pickPart() {
        byte[] other = pick();
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private byte[] pick() {
        return frames.get(random.nextInt(frames.size()));
    }

    private static byte[] splice(byte[] frame, int from, byte[] middle, int to) {
        byte[] result = Arrays.copyOf(frame, from + middle.length + frame.length - to);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(frame, to, result, from + middle.length, frame.length - to);
        return result;
    }
}
