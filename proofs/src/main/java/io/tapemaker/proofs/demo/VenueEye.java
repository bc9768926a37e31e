package io.tapemaker.proofs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.Credentials;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.keys.SecretInput;
import io.tapemaker.executor.signing.L2Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the venue itself, with the account's credentials, and its admin port; believes neither engine nor executor. */
final class VenueEye implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final byte[] NO_BODY = new byte[0];

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String venue;
    private final String admin;
    private final L2Hmac hmac;
    private final L2Hmac.Identity identity;

    /**
     * @param venue such as {@code http://127.0.0.1:4001}
     * @param credentials encrypted with the password of the other file
     */
    VenueEye(String venue, String admin, String wallet, Path credentials, Path password) {
        this.venue = venue;
        this.admin = admin;
        try (ApiCredentialFile file = ApiCredentialFile.read(credentials);
                Secret text = SecretInput.fromFile(password, "password");
                Credentials known = file.open(text)) {
            hmac = L2Hmac.ofSecret(text(known.secret()).toCharArray());
            identity = new L2Hmac.Identity(Address.parse(wallet), text(known.apiKey()), text(known.passphrase()));
        }
    }

    private static String text(Secret secret) {
        return secret.reveal(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    /** Asks in the name of the account. */
    JsonNode ask(String path, String query) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(venue + path + query));
        long nowS = System.currentTimeMillis() / 1_000;
        hmac.headers(identity, new L2Hmac.Request(nowS, "GET", path, NO_BODY)).forEach(request::header);
        return answer(request);
    }

    /** Looks at the admin port. */
    JsonNode look(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(admin + path)));
    }

    /** Has the admin port do something. */
    JsonNode command(String path, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(admin + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("the venue answers " + answer.statusCode() + " to "
                    + answer.request().uri().getPath());
        }
        return json.readTree(answer.body());
    }

    @Override
    public void close() {
        hmac.close();
    }
}
