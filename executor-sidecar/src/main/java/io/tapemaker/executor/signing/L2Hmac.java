package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of an API key, which authenticates each request by an HMAC-SHA256 over the very bytes that are sent (L2).
 * It prints as {@code ***} and is zeroed when it is closed. Thread-safe until then.
 */
public final class L2Hmac implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;
    private volatile boolean closed;

    private L2Hmac(byte[] secret) {
        this.secret = secret;
    }

    /**
     * What is signed.
     *
     * @param timestampS Unix seconds
     * @param method in capitals
     * @param path without host and query
     * @param body the bytes that are sent, none where there is no body
     */
    public record Request(long timestampS, String method, String path, byte[] body) {}

    /** Who asks; the last two are secrets as well. */
    public record Identity(Address address, String apiKey, String passphrase) {

        @Override
        public String toString() {
            return address + " ***";
        }
    }

    /**
     * The secret of its Base64 text as the venue gave it, in either alphabet, with or without padding.
     *
     * @throws IllegalArgumentException if it is none; the message says nothing about it
     */
    public static L2Hmac ofSecret(char[] base64) {
        byte[] text = new byte[base64.length];
        for (int i = 0; i < base64.length; i++) {
            char c = base64[i];
            text[i] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c < 0x80 ? c : '?');
        }
        byte[] decoded = decode(text);
        if (decoded.length == 0) {
            throw new IllegalArgumentException("the API secret is not Base64");
        }
        return new L2Hmac(decoded);
    }

    private static byte[] decode(byte[] text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The decoder's own words quote a character of the secret.
            return new byte[0];
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The signature: Base64 with {@code -} and {@code _}, padded. */
    public String sign(Request request) {
        if (closed) {
            throw new IllegalStateException("the API secret was closed");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((request.timestampS() + request.method() + request.path()).getBytes(StandardCharsets.UTF_8));
            mac.update(request.body());
            return Base64.getUrlEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** The five headers of a request. */
    public AuthHeaders headers(Identity identity, Request request) {
        return new AuthHeaders()
                .with("POLY_ADDRESS", ChecksumAddress.of(identity.address()))
                .with("POLY_SIGNATURE", sign(request))
                .with("POLY_TIMESTAMP", Long.toString(request.timestampS()))
                .with("POLY_API_KEY", identity.apiKey())
                .with("POLY_PASSPHRASE", identity.passphrase());
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "***";
    }
}
