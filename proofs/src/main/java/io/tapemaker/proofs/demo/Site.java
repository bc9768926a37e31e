package io.tapemaker.proofs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's folder: configuration, a key that is thrown away, the journal, and what the programs said. */
final class Site {

    private static final String OWNER_ONLY = "rwx------";
    private static final String OWNER_ONLY_FILE = "rw-------";
    private static final int PASSWORD_BYTES = 24;
    private static final long MIB = 1 << 20;

    private final Path folder;

    private Site(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts afresh: an earlier demo may have been of another build.
     *
     * @param needed bytes that have to be free
     * @throws DemoFailedException if there is not so much space
     */
    static Site make(Path folder, long needed) throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve("journal"));
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new DemoFailedException("no space left: " + folder + " has room for " + free / MIB
                    + " MiB, and the demo needs " + needed / MIB + "; make room there");
        }
        // Nobody else may put files in the place of those that the executor trusts.
        for (Path each : List.of(folder, folder.resolve("journal"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        return new Site(folder);
    }

    private static void delete(Path start) throws IOException {
        if (Files.exists(start)) {
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path journal() {
        return file("journal");
    }

    /** A password that nobody knows, in a file. */
    void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        write("password", HexFormat.of().formatHex(random));
    }

    /** The wallet is play money's, and still no key is left lying about. */
    static void deleteSecrets(Path folder) {
        for (String name : List.of("password", "key.json", "api.enc")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Policy and configuration for a wallet and the venue's markets. */
    void configure(String wallet, List<Listed> markets) throws IOException {
        String allowed = markets.stream().map(Listed::policy).collect(Collectors.joining());
        write("policy.yaml", resource("policy.yaml").replace("WALLET", wallet) + allowed);
        String quoted = markets.stream().map(Listed::quoted).collect(Collectors.joining());
        write("engine.yaml", resource("engine.yaml") + quoted);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.createFile(
                file(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY_FILE)));
        Files.writeString(file, text);
    }
}
