package io.tapemaker.sim.grid;

import io.tapemaker.engine.app.BuildId;
import io.tapemaker.engine.config.LoadedConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Names what the cells of a study depend on, so that those of another are not taken for its own. */
public final class StudyKey {

    private StudyKey() {}

    /** A SHA-256 over the deciding and judging code, the quotes, the configuration, the quoters and the days. */
    public static String of(StudyGrid grid, Path quotes, LoadedConfig config) {
        return of(code(), grid, quotes, config);
    }

    /** The same with the name of the code. */
    static String of(String code, StudyGrid grid, Path quotes, LoadedConfig config) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(code.getBytes(StandardCharsets.UTF_8));
            hash(quotes, sha256);
            sha256.update(config.parsed());
            sha256.update((grid.quoters() + " " + grid.heldOutDays()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What decides, and what judges. */
    static String code() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            hash(
                    Path.of(StudyKey.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    sha256);
            return BuildId.current() + " " + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hash(Path path, MessageDigest sha256) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            sha256.update(Files.readAllBytes(file));
        }
    }
}
