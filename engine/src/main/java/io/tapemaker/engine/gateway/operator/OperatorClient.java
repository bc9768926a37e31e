package io.tapemaker.engine.gateway.operator;

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

/** The other side of the door: says one thing to the engine that writes a journal, and waits for its answer. */
public final class OperatorClient {

    private static final long LONGEST_WAIT_S = 15;
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private OperatorClient() {}

    /**
     * Asks the engine that writes a journal.
     *
     * @throws NoEngineException if there is none
     * @throws IOException if it gave no answer
     */
    public static OperatorAnswer ask(Path directory, OperatorRequest request) throws IOException {
        byte[] line = request.line();
        if (line.length > OperatorRequest.MAX_BYTES) {
            throw new IllegalArgumentException("the request is longer than " + OperatorRequest.MAX_BYTES + " bytes");
        }
        FutureTask<byte[]> exchange = new FutureTask<>(() -> exchange(directory, line));
        Thread thread = new Thread(exchange, "operator-client");
        thread.setDaemon(true);
        thread.start();
        try {
            return OperatorAnswer.parse(exchange.get(LONGEST_WAIT_S, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("the engine gave no answer within " + LONGEST_WAIT_S + " s", e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the engine", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static byte[] exchange(Path directory, byte[] line) throws IOException {
        try (SocketChannel channel = connect(directory)) {
            try {
                ByteBuffer request = ByteBuffer.wrap(line);
                while (request.hasRemaining()) {
                    channel.write(request);
                }
            } catch (IOException e) {
                // A client that is refused may find the way shut while it speaks; the answer says why.
            }
            return readLine(channel);
        }
    }

    private static SocketChannel connect(Path directory) throws IOException {
        if (!Files.exists(directory.resolve(SocketPlace.NAME), LinkOption.NOFOLLOW_LINKS)) {
            throw new NoEngineException("has no " + SocketPlace.NAME);
        }
        try (ShortPath path = ShortPath.to(directory, SocketPlace.NAME)) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path.resolve(SocketPlace.NAME)));
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (ConnectException e) {
            throw new NoEngineException("nobody listens at its " + SocketPlace.NAME);
        }
    }

    private static byte[] readLine(SocketChannel channel) throws IOException {
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
        throw new IOException("the engine went away before it answered");
    }
}
