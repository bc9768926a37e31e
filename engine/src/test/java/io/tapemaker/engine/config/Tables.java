package io.tapemaker.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables of configurations and what is said to them. */
final class Tables {

    private Tables() {}

    /** The lines of a table, without blank ones and remarks. */
    static List<String> lines(String name) throws IOException {
        try (@Nullable InputStream in = Tables.class.getResourceAsStream("/config/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
