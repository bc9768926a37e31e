package io.tapemaker.executor.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials of the venue's API in a file of permissions 0600, as JSON: {@code {"apiKey":"…","secret":"…",
 * "passphrase":"…"}}, the form in which the venue's own clients show them. A parser of our own, because one that makes
 * strings leaves copies that nobody can wipe. Values are printable ASCII without quotes and backslashes.
 */
public final class ApiCredentialFile {

    private static final String WHAT = "API credential file";
    private static final int MAX_BYTES = 2048;
    private static final Set<String> NAMES = Set.of("apiKey", "secret", "passphrase");

    private final byte[] json;
    private int at;

    private ApiCredentialFile(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the file.
     *
     * @throws KeyConfigException if there is no such file
     * @throws KeyRefusedException if others could read or change it, or it holds anything else than the three texts,
     *     of at least {@link SecretScrubber#MIN_SECRET_BYTES} bytes each
     */
    public static Credentials read(Path file) {
        byte[] json = SecretFiles.read(file, WHAT, SecretFiles::credentialFileProblem, MAX_BYTES);
        try {
            return new ApiCredentialFile(json).parse().orElseThrow(() -> malformed(file));
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private static KeyRefusedException malformed(Path file) {
        return new KeyRefusedException("the " + WHAT + " " + file
                + " is not {\"apiKey\":\"…\",\"secret\":\"…\",\"passphrase\":\"…\"} with plain texts of at least "
                + SecretScrubber.MIN_SECRET_BYTES + " characters");
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
            String known = name.flatMap(ApiCredentialFile::known).orElse("");
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
