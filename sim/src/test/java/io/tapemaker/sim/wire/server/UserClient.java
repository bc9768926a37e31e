package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.sim.wire.WireKit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A reader of the user channel. */
final class UserClient extends SocketClient {

    UserClient(ServerKit kit) {
        super(kit.http, kit.server.port(), "/ws/user");
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

    /** The next frame in short: kind, status and matched size. */
    String word() throws InterruptedException {
        String text = next();
        if (text.startsWith(END) || text.equals("PONG")) {
            return text;
        }
        JsonNode frame = ServerKit.json(text);
        return frame.path("type").asText() + " " + frame.path("price").asText();
    }
}
