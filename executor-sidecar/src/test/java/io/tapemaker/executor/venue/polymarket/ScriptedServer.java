package io.tapemaker.executor.venue.polymarket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server on 127.0.0.1 that does what its script says, request by request, down to the byte, and remembers each
 * request of which a byte arrived. Once the script is over it answers 200.
 */
final class ScriptedServer implements AutoCloseable {

    /** What to do with one request. */
    interface Step {

        /** Runs with the request's head read, and returns whether the connection is kept. */
        boolean run(Exchange exchange) throws IOException, InterruptedException;
    }

    /** One request on its connection. */
    record Exchange(Socket socket, InputStream in, String head, ScriptedServer server) {

        byte[] readBody() throws IOException {
            byte[] body = in.readNBytes(contentLength(head));
            server.bodies.add(new String(body, StandardCharsets.UTF_8));
            return body;
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** The next close sends a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
        }
    }

    private final ServerSocket server;
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<Socket> open = new ArrayList<>();

    private final AtomicInteger connections = new AtomicInteger();
    private volatile Step otherwise = answering(200, "", "{}");

    /** First line and headers of each request, in the order of arrival. */
    final List<String> heads = Collections.synchronizedList(new ArrayList<>());

    /** Bodies that were read. */
    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    ScriptedServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Requests of which at least the head arrived. */
    int requests() {
        return heads.size();
    }

    void then(Step step) {
        script.add(step);
    }

    /** What to do once the script is over. */
    void otherwise(Step step) {
        otherwise = step;
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                synchronized (open) {
                    open.add(socket);
                }
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = readHead(in); head != null; head = readHead(in)) {
                heads.add(head);
                Step step = script.poll();
                Exchange exchange = new Exchange(socket, in, head, this);
                if (!(step == null ? otherwise : step).run(exchange)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, as some scripts make it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private static int contentLength(String head) {
        for (String line : head.lines().toList()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
            }
        }
        return 0;
    }

    /** Reads the body and answers, keeping the connection. */
    static Step answering(int status, String headers, String body) {
        return exchange -> {
            exchange.readBody();
            exchange.write(
                    "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            return true;
        };
    }

    @Override
    public void close() {
        try {
            server.close();
            synchronized (open) {
                for (Socket socket : open) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
