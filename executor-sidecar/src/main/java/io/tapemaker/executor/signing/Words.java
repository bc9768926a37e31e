package io.tapemaker.executor.signing;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Uint256;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A row of 32-byte words as EIP-712 encodes the members of a struct, in bytes that are allocated once: numbers and
 * addresses at the right of their word, hashes and {@code bytes32} as they are. Not thread-safe.
 */
final class Words {

    private static final int LENGTH = 32;
    private static final int LONG_AT = LENGTH - Long.BYTES;
    private static final int ADDRESS_AT = LENGTH - Address.LENGTH;

    private final byte[] bytes;
    private final UnsafeBuffer buffer;
    private int end;

    Words(int count) {
        bytes = new byte[count * LENGTH];
        buffer = new UnsafeBuffer(bytes);
    }

    /** Forgets all words and begins with this one. */
    Words begin(byte[] typeHash) {
        Arrays.fill(bytes, (byte) 0);
        end = 0;
        return hash(typeHash);
    }

    Words hash(byte[] hash) {
        System.arraycopy(hash, 0, bytes, end, LENGTH);
        end += LENGTH;
        return this;
    }

    /** A number that the order's own types keep from being negative. */
    Words number(long value) {
        buffer.putLong(end + LONG_AT, value, BIG_ENDIAN);
        end += LENGTH;
        return this;
    }

    Words number(Uint256 value) {
        value.write(buffer, end);
        end += LENGTH;
        return this;
    }

    Words address(Address address) {
        int at = end + ADDRESS_AT;
        buffer.putInt(at, address.high(), BIG_ENDIAN);
        buffer.putLong(at + Integer.BYTES, address.mid(), BIG_ENDIAN);
        buffer.putLong(at + Integer.BYTES + Long.BYTES, address.low(), BIG_ENDIAN);
        end += LENGTH;
        return this;
    }

    /** The hash of all the words, which have to be as many as there is room for. */
    void hashInto(Keccak keccak, byte[] output) {
        if (end != bytes.length) {
            throw new IllegalStateException("a struct of " + bytes.length + " bytes was filled to " + end);
        }
        keccak.hash(bytes, bytes.length, output);
    }
}
