package io.tapemaker.executor.keys;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Secrets as they come in: one line from a file descriptor or a file, or characters from a terminal. */
public final class SecretInput {

    /** Longer secrets are refused, in bytes. */
    public static final int MAX_BYTES = 1024;

    private static final int STDERR = 2;
    private static final int DELETE = 0x7F;

    private SecretInput() {}

    /**
     * Reads one line from a file descriptor that the caller has opened for this process.
     *
     * @param what what it is, for messages
     * @throws KeyConfigException if it is not open
     * @throws KeyRefusedException if it is no single line of at most {@link #MAX_BYTES} bytes
     */
    public static Secret fromDescriptor(int descriptor, String what) {
        if (descriptor < 0 || descriptor == STDERR - 1 || descriptor == STDERR) {
            throw new KeyConfigException("file descriptor " + descriptor + " cannot carry a " + what);
        }
        byte[] bytes = new byte[MAX_BYTES + 2];
        int length = 0;
        try (InputStream in = new FileInputStream("/proc/self/fd/" + descriptor)) {
            // By hand: readNBytes asks a file stream for its position, which a pipe has not.
            for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(count, 0)) {
                count = in.read(bytes, length, bytes.length - length);
            }
            return line(bytes, length, what + " from file descriptor " + descriptor);
        } catch (IOException e) {
            throw new KeyConfigException(
                    "file descriptor " + descriptor + " is not open for reading, so the " + what + " is missing");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Reads one line from a credential file, which must be ours alone (or systemd's).
     *
     * @throws KeyConfigException if there is no such file
     * @throws KeyRefusedException if others could read or change it, or it is no single line
     */
    public static Secret fromFile(Path file, String what) {
        byte[] bytes = SecretFiles.read(file, what + " file", SecretFiles::credentialFileProblem, MAX_BYTES + 2);
        try {
            return line(bytes, bytes.length, what + " file " + file);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The secret of these characters, which are blanked. */
    public static Secret fromCharacters(char[] typed) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        Arrays.fill(typed, ' ');
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes).clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return Secret.take(bytes);
    }

    /**
     * The private key of 64 hex digits, with or without 0x. The text is not closed.
     *
     * @throws KeyRefusedException if it is anything else
     */
    public static PrivateKeyHandle privateKey(Secret text) {
        return text.reveal(digits -> {
            int start =
                    digits.length == 2 + 2 * PrivateKeyHandle.LENGTH && digits[0] == '0' && digits[1] == 'x' ? 2 : 0;
            byte[] scalar = new byte[PrivateKeyHandle.LENGTH];
            try {
                for (int i = 0; i < scalar.length; i++) {
                    scalar[i] = (byte) (digit(digits, start + 2 * i) << 4 | digit(digits, start + 2 * i + 1));
                }
                if (digits.length != start + 2 * scalar.length) {
                    throw noKey();
                }
                return PrivateKeyHandle.take(scalar);
            } finally {
                Arrays.fill(scalar, (byte) 0);
            }
        });
    }

    private static int digit(byte[] digits, int index) {
        int value = index < digits.length ? Character.digit(digits[index], 16) : -1;
        if (value < 0) {
            throw noKey();
        }
        return value;
    }

    private static KeyRefusedException noKey() {
        return new KeyRefusedException("the private key is not 64 hex digits");
    }

    private static Secret line(byte[] bytes, int length, String what) {
        int end = length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && end < length && bytes[end - 1] == '\r') {
            end--;
        }
        if (end == 0) {
            throw new KeyRefusedException("the " + what + " is empty");
        }
        if (end > MAX_BYTES) {
            throw new KeyRefusedException("the " + what + " is longer than " + MAX_BYTES + " bytes");
        }
        for (int i = 0; i < end; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == DELETE) {
                throw new KeyRefusedException("the " + what + " is not one line of text");
            }
        }
        return Secret.take(Arrays.copyOf(bytes, end));
    }
}
