package io.tapemaker.sim.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The bits of deflate's fixed Huffman code (RFC 1951, 3.2.5 and 3.2.6). */
final class DeflateBits {

    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_EXTRA_BITS = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    private static final int FIXED_HUFFMAN = 1;
    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int DISTANCE_BITS = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int held;
    private int heldCount;

    void startFixedBlock(boolean last) {
        writeBits(last ? 1 : 0, 1);
        writeBits(FIXED_HUFFMAN, 2);
    }

    void literal(int value) {
        symbol(value);
    }

    void match(int length, int distance) {
        int lengthCode = lastNotAbove(LENGTH_BASE, length);
        symbol(FIRST_LENGTH + lengthCode);
        writeBits(length - LENGTH_BASE[lengthCode], LENGTH_EXTRA_BITS[lengthCode]);
        int distanceCode = lastNotAbove(DISTANCE_BASE, distance);
        writeCode(distanceCode, DISTANCE_BITS);
        writeBits(distance - DISTANCE_BASE[distanceCode], DISTANCE_EXTRA_BITS[distanceCode]);
    }

    void endBlock() {
        symbol(END_OF_BLOCK);
    }

    void alignToByte() {
        writeBits(0, (Byte.SIZE - heldCount) % Byte.SIZE);
    }

    /** Plain numbers go low bit first; 16 bits at most. */
    void writeBits(int value, int count) {
        held |= value << heldCount;
        heldCount += count;
        while (heldCount >= Byte.SIZE) {
            bytes.write(held);
            held >>>= Byte.SIZE;
            heldCount -= Byte.SIZE;
        }
    }

    /** Hands over the whole bytes. */
    void drainTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
        bytes.reset();
    }

    /** The four ranges of the fixed code for literals and lengths. */
    private void symbol(int symbol) {
        if (symbol < 144) {
            writeCode(0b0011_0000 + symbol, 8);
        } else if (symbol < 256) {
            writeCode(0b1_1001_0000 + symbol - 144, 9);
        } else if (symbol < 280) {
            writeCode(symbol - 256, 7);
        } else {
            writeCode(0b1100_0000 + symbol - 280, 8);
        }
    }

    /** Huffman codes go high bit first. */
    private void writeCode(int code, int count) {
        writeBits(Integer.reverse(code) >>> (Integer.SIZE - count), count);
    }

    private static int lastNotAbove(int[] bases, int value) {
        int index = Arrays.binarySearch(bases, value);
        return index >= 0 ? index : -index - 2;
    }
}
