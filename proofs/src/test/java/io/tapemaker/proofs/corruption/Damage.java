package io.tapemaker.proofs.corruption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What rot, torn writes and lost pages do to a file. */
final class Damage {

    static final int PAGE = 4096;

    private Damage() {}

    /** Turns one bit over; a second time turns it back. */
    static void flip(Path file, long offset, int bit) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            byte flipped = (byte) (one.get(0) ^ 1 << bit);
            channel.write(ByteBuffer.wrap(new byte[] {flipped}), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts a file at an offset. */
    static void cut(Path file, long offset) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Zeroes the page in which an offset lies; returns where it starts. */
    static long zeroPage(Path file, long offset) {
        long start = offset / PAGE * PAGE;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PAGE), start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start;
    }
}
