package io.tapemaker.journal.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The other side of a door: says one line to whoever is behind it, and waits for the line of the answer. */
public final class DoorClient {

    private static final long LONGEST_WAIT_S = 15;
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private DoorClient() {}

    /**
     * Asks behind the door of a journal directory.
     *
     * @param line the request with its line end
     * @return the answer without its line end
     * @throws NobodyListensException if nobody is there
     * @throws IOException if no answer came
     * @throws IllegalArgumentException if the request is longer than the door takes
     */
    public static byte[] ask(Path directory, DoorKind kind, byte[] line) throws IOException {
        if (line.length > kind.maxRequestBytes()) {
            throw new IllegalArgumentException("the request is longer than " + kind.maxRequestBytes() + " bytes");
        }
        FutureTask<byte[]> exchange = new FutureTask<>(() -> exchange(directory, kind, line));
        Thread thread = new Thread(exchange, kind.name() + "-client");
        thread.setDaemon(true);
        thread.start();
        try {
            return exchange.get(LONGEST_WAIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("the " + kind.servant() + " gave no answer within " + LONGEST_WAIT_S + " s", e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the " + kind.servant(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static byte[] exchange(Path directory, DoorKind kind, byte[] line) throws IOException {
        try (SocketChannel channel = connect(directory, kind.socketName())) {
            try {
                ByteBuffer request = ByteBuffer.wrap(line);
                while (request.hasRemaining()) {
                    channel.write(request);
                }
            } catch (IOException e) {
                // A client that is refused may find the way shut while it speaks; the answer says why.
            }
            return readLine(channel, kind.servant());
        }
    }

    private static SocketChannel connect(Path directory, String name) throws IOException {
        if (!Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new NobodyListensException("has no " + name);
        }
        try (ShortPath path = ShortPath.to(directory, name)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path.resolve(name)));
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (ConnectException e) {
            throw new NobodyListensException("nobody listens at its " + name);
        }
    }

    private static byte[] readLine(SocketChannel channel, String servant) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(8_192);
        while (channel.read(chunk) >= 0) {
            for (chunk.flip(); chunk.hasRemaining(); ) {
                byte next = chunk.get();
                if (next == '\n') {
                    return line.toByteArray();
                }
                line.write(next);
            }
            chunk.clear();
            if (line.size() > MAX_ANSWER_BYTES) {
                throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
            }
        }
        throw new IOException("the " + servant + " went away before it answered");
    }
}
