package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireKit;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A reader of the user channel. */
final class UserClient implements WebSocket.Listener {

    private static final String END = "end ";
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    UserClient(ServerKit kit) {
        URI uri = URI.create("ws://127.0.0.1:" + kit.server.port() + "/ws/user");
        socket = kit.http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    /** A client that is let in, which the answer to its PING shows. */
    static UserClient of(ServerKit kit, WireKit.Wallet wallet, List<String> markets) throws InterruptedException {
        UserClient client = new UserClient(kit);
        client.say(auth(wallet.account().credentials(), markets));
        client.ping();
        return client;
    }

    static String auth(WireAccount.Credentials credentials, List<String> markets) {
        ObjectNode message = Json.object();
        message.putObject("auth")
                .put("apiKey", credentials.key())
                .put("secret", credentials.secret())
                .put("passphrase", credentials.passphrase());
        message.put("type", "user").set("markets", Json.array(markets));
        return new String(Json.bytes(message), StandardCharsets.UTF_8);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void ping() throws InterruptedException {
        say("PING");
        String answer = next();
        if (!answer.equals("PONG")) {
            throw new AssertionError(answer);
        }
    }

    String next() throws InterruptedException {
        String frame = next(ServerKit.PATIENCE.toMillis());
        if (frame == null) {
            throw new AssertionError("nothing was heard");
        }
        return frame;
    }

    @Nullable
    String next(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The next frame in short: kind, status and matched size. */
    String word() throws InterruptedException {
        String text = next();
        if (text.startsWith(END) || text.equals("PONG")) {
            return text;
        }
        JsonNode frame = ServerKit.json(text);
        return frame.path("type").asText() + " " + frame.path("price").asText();
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
