package io.tapemaker.executor.keys;

/**
 * The credentials of the venue's API.
 *
 * @param apiKey a UUID as text
 * @param secret base64 text of the HMAC key, in either alphabet, as the venue gave it
 * @param passphrase text
 */
public record Credentials(Secret apiKey, Secret secret, Secret passphrase) implements AutoCloseable {

    @Override
    public void close() {
        apiKey.close();
        secret.close();
        passphrase.close();
    }
}
