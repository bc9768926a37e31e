package io.tapemaker.journal.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client: its request as far as it came, then the answer as far as it went. Never waits. */
final class DoorConnection {

    /** A client has this long to ask, and as long again to take the answer. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private final SocketChannel channel;
    private final @Nullable Peer peer;
    private final ByteBuffer request;
    private @Nullable ByteBuffer answer;
    private long deadlineNs;

    DoorConnection(SocketChannel channel, @Nullable Peer peer, int maxRequestBytes, long nowNs) {
        this.channel = channel;
        this.peer = peer;
        this.request = ByteBuffer.allocate(maxRequestBytes);
        this.deadlineNs = nowNs + PATIENCE_NS;
    }

    SocketChannel channel() {
        return channel;
    }

    @Nullable
    Peer peer() {
        return peer;
    }

    boolean isLate(long nowNs) {
        return nowNs - deadlineNs > 0;
    }

    /**
     * Reads what is there.
     *
     * @return the request without its line end once it is whole, else null
     * @throws IllegalArgumentException if it will never be whole
     */
    byte @Nullable [] read() throws IOException {
        int start = request.position();
        int count = channel.read(request);
        for (int i = start; i < request.position(); i++) {
            if (request.get(i) == '\n') {
                return Arrays.copyOf(request.array(), i);
            }
        }
        if (count < 0) {
            throw new IllegalArgumentException("the request ends before its line does");
        }
        if (!request.hasRemaining()) {
            throw new IllegalArgumentException("the request is longer than " + request.capacity() + " bytes");
        }
        return null;
    }

    boolean isAnswered() {
        return answer != null;
    }

    void answer(byte[] line, long nowNs) {
        answer = ByteBuffer.wrap(line);
        deadlineNs = nowNs + PATIENCE_NS;
    }

    /** Writes what the client takes; true once that was all. */
    boolean write() throws IOException {
        ByteBuffer left = answer;
        if (left == null) {
            return false;
        }
        channel.write(left);
        return !left.hasRemaining();
    }
}
