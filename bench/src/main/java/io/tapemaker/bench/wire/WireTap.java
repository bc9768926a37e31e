package io.tapemaker.bench.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the venue on a port of its own, hands bytes on both ways, and notes when the first byte of each
 * {@code POST /order} arrived. Neither the venue's server nor its work is in that.
 */
final class WireTap implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final ServerSocket listening;
    private final int venuePort;
    private final Map<Long, Long> arrivedNanos = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RuntimeException failure;

    /** Where bytes go to. */
    WireTap(int venuePort) {
        this.venuePort = venuePort;
        try {
            listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * Salt of each order that was posted, to when its first byte was there.
     *
     * @throws IllegalStateException if one was posted twice, or without a salt
     */
    Map<Long, Long> arrivedNanos() {
        RuntimeException why = failure;
        if (why != null) {
            throw new IllegalStateException(why.getMessage(), why);
        }
        return arrivedNanos;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire-tap");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Socket venue = new Socket();
                open.add(venue);
                venue.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), venuePort));
                client.setTcpNoDelay(true);
                venue.setTcpNoDelay(true);
                PostReader posts = new PostReader(this::posted);
                thread(() -> pump(client, venue, posts::take));
                thread(() -> pump(venue, client, (bytes, length, nanos) -> {}));
            } catch (IOException e) {
                // The tap is closed, or one of the two is gone: there is no such connection then.
            }
        }
    }

    private void posted(long salt, long nanos) {
        if (arrivedNanos.putIfAbsent(salt, nanos) != null) {
            throw new IllegalStateException("order of salt " + salt + " was posted twice");
        }
    }

    /** Hears of bytes that came in. */
    private interface Heard {
        void bytes(byte[] bytes, int length, long nanos);
    }

    private void pump(Socket from, Socket to, Heard heard) {
        byte[] bytes = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                long nanos = System.nanoTime();
                to.getOutputStream().write(bytes, 0, length);
                heard.bytes(bytes, length, nanos);
            }
        } catch (IOException e) {
            // Closed by one of the two; so is the other.
        } catch (IllegalStateException e) {
            failure = e;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
