package io.tapemaker.executor.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials of the venue's API as JSON: {@code {"apiKey":"…","secret":"…","passphrase":"…"}}, the form in
 * which the venue's own clients show them. A parser of our own, because one that makes strings leaves copies that nobody can
 * wipe. Values are printable ASCII without quotes and backslashes.
 */
final class CredentialText {

    /** What it is, for messages. */
    static final String SHAPE = "{\"apiKey\":\"…\",\"secret\":\"…\",\"passphrase\":\"…\"} with plain texts of at least "
            + SecretScrubber.MIN_SECRET_BYTES + " characters";

    static final int MAX_BYTES = 2048;

    private static final Set<String> NAMES = Set.of("apiKey", "secret", "passphrase");

    private final byte[] json;
    private int at;

    private CredentialText(byte[] json) {
        this.json = json;
    }

    /**
     * The credentials, or nothing if these bytes are anything else than the three texts, of at least
     * {@link SecretScrubber#MIN_SECRET_BYTES} bytes each. The bytes stay as they are.
     */
    static Optional<Credentials> parse(byte[] json) {
        return json.length > MAX_BYTES ? Optional.empty() : new CredentialText(json).parse();
    }

    private Optional<Credentials> parse() {
        Map<String, Secret> values = new LinkedHashMap<>();
        boolean whole = false;
        try {
            whole = object(values);
        } finally {
            if (!whole) {
                values.values().forEach(Secret::close);
            }
        }
        Secret apiKey = values.get("apiKey");
        Secret secret = values.get("secret");
        Secret passphrase = values.get("passphrase");
        return whole && apiKey != null && secret != null && passphrase != null
                ? Optional.of(new Credentials(apiKey, secret, passphrase))
                : Optional.empty();
    }

    private boolean object(Map<String, Secret> values) {
        if (!skip('{')) {
            return false;
        }
        do {
            Optional<Secret> name = text();
            String known = name.flatMap(CredentialText::known).orElse("");
            if (known.isEmpty() || values.containsKey(known) || !skip(':')) {
                return false;
            }
            Optional<Secret> value = text();
            if (value.isEmpty()) {
                return false;
            }
            values.put(known, value.get());
            if (value.get().length() < SecretScrubber.MIN_SECRET_BYTES) {
                return false;
            }
        } while (skip(','));
        return values.size() == NAMES.size() && skip('}') && isAtEnd();
    }

    private static Optional<String> known(Secret name) {
        return NAMES.stream()
                .filter(known -> name.matches(known.getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    private Optional<Secret> text() {
        if (!skip('"')) {
            return Optional.empty();
        }
        int start = at;
        while (at < json.length && json[at] > ' ' && json[at] < 0x7F && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        if (at == json.length || json[at] != '"') {
            return Optional.empty();
        }
        return Optional.of(Secret.take(Arrays.copyOfRange(json, start, at++)));
    }

    private boolean skip(char expected) {
        skipBlanks();
        if (at < json.length && json[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at == json.length;
    }

    private void skipBlanks() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }
}
