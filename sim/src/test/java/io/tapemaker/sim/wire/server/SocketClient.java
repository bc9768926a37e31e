package io.tapemaker.sim.wire.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A reader of a WebSocket of this machine: keeps what it hears until somebody asks. */
class SocketClient implements WebSocket.Listener {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String END = "end ";

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    SocketClient(HttpClient http, int port, String path) {
        URI uri = URI.create("ws://127.0.0.1:" + port + path);
        socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    final void say(String text) {
        socket.sendText(text, true).join();
    }

    final void ping() throws InterruptedException {
        say("PING");
        String answer = next();
        if (!answer.equals("PONG")) {
            throw new AssertionError(answer);
        }
    }

    final String next() throws InterruptedException {
        String frame = next(PATIENCE.toMillis());
        if (frame == null) {
            throw new AssertionError("nothing was heard");
        }
        return frame;
    }

    @Nullable
    final String next(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add(END + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        heard.add(END + "broken");
    }
}
