package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.keys.Credentials;
import io.tapemaker.executor.keys.LogGuard;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.keys.SecretScrubber;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.executor.signing.L2Hmac;
import io.tapemaker.executor.signing.OrderBody;
import io.tapemaker.executor.signing.OrderSigner;
import io.tapemaker.executor.signing.SignedOrder;
import io.tapemaker.executor.signing.SigningKey;
import io.tapemaker.executor.venue.polymarket.L2Headers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Key and credentials of a live run, in the forms in which they are used. Prints as nothing. */
public final class LiveSecrets implements AutoCloseable {

    private static final int BASE64_GROUP = 4;

    private final SigningKey key;
    private final OrderSigner signer;
    private final OrderBody bodies;
    private final L2Hmac hmac;
    private final L2Hmac.Identity identity;
    private final Credentials credentials;
    private final SecretScrubber scrubber;
    private final Clock clock;

    private LiveSecrets(PrivateKeyHandle handle, Credentials credentials, long chainId, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        scrubber = SecretScrubber.of(credentials, handle);
        // From here on no line of any log can hold them.
        LogGuard.install(scrubber);
        key = handle.toSigningKey();
        // From here on the signer's is the only one.
        handle.close();
        signer = OrderSigner.of(key, VenueProfile.builtIn().exchanges(chainId));
        String apiKey = text(credentials.apiKey());
        bodies = new OrderBody(apiKey);
        hmac = credentials.secret().reveal(LiveSecrets::hmac);
        identity = new L2Hmac.Identity(key.address(), apiKey, text(credentials.passphrase()));
    }

    /**
     * Takes both over; they are closed with this.
     *
     * @throws IllegalArgumentException if the credentials cannot be used; the message says nothing of them
     */
    public static LiveSecrets take(PrivateKeyHandle key, Credentials credentials, long chainId, Clock clock) {
        return new LiveSecrets(key, credentials, chainId, clock);
    }

    private static String text(Secret secret) {
        return secret.reveal(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    private static L2Hmac hmac(byte[] base64) {
        int length = base64.length;
        int padded = (length + BASE64_GROUP - 1) / BASE64_GROUP * BASE64_GROUP;
        char[] characters = new char[padded];
        Arrays.fill(characters, '=');
        for (int i = 0; i < length; i++) {
            characters[i] = (char) (base64[i] & 0xff);
        }
        try {
            return L2Hmac.ofSecret(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** The account of the key. */
    public Address address() {
        return key.address();
    }

    /** Replaces every known secret. */
    SecretScrubber scrubber() {
        return scrubber;
    }

    /** The bytes that an intent is posted with; only on the core's thread. */
    byte[] body(List<OrderIntent> intents) {
        List<OrderBody.Entry> entries = intents.stream().map(this::sign).toList();
        return entries.size() == 1 ? bodies.one(entries.get(0)) : bodies.batch(entries);
    }

    private OrderBody.Entry sign(OrderIntent intent) {
        SignedOrder signed = signer.sign(intent.draft().domain(), intent.draft().fields());
        if (!signed.orderId().equals(intent.orderId())) {
            throw new IllegalStateException("the signed order has another hash than its intent " + intent.key());
        }
        return new OrderBody.Entry(signed, intent.request().terms());
    }

    /** Authenticates requests with the time of their sending. */
    L2Headers headers() {
        return this::header;
    }

    private void header(String method, String path, byte[] body, BiConsumer<String, String> header) {
        hmac.headers(identity, new L2Hmac.Request(clock.instant().getEpochSecond(), method, path, body))
                .forEach(header);
    }

    /** The first message of the user channel. */
    String hello() {
        return "{\"auth\":{\"apiKey\":\"" + identity.apiKey() + "\",\"secret\":\"" + text(credentials.secret())
                + "\",\"passphrase\":\"" + identity.passphrase() + "\"},\"type\":\"user\"}";
    }

    @Override
    public void close() {
        hmac.close();
        key.close();
        credentials.close();
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
