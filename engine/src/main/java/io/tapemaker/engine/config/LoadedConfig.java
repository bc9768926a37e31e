package io.tapemaker.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as it goes onto the tape.
 *
 * @param config the values
 * @param bytes the file as given, empty for none
 * @param parsed the values in canonical form
 */
public record LoadedConfig(EngineConfig config, byte[] bytes, byte[] parsed) {

    private static final long MAX_LENGTH = 1 << 20;

    /** Beside the file as given it has to fit one record. */
    private static final int MAX_PARSED_LENGTH = 2 << 20;

    /** Of a text that was read from {@code place}. */
    public static LoadedConfig of(String place, byte[] text) {
        EngineConfig config = ConfigReader.read(place, text);
        byte[] parsed = CanonicalConfig.write(config);
        if (parsed.length > MAX_PARSED_LENGTH) {
            throw new ConfigException(place + ": has terms of "
                    + config.decision().markets().size() + " markets, more than a session start can carry;"
                    + " leave out those that follow the common rules");
        }
        return new LoadedConfig(config, text, parsed);
    }

    /**
     * Of a file; every key at its default when there is none.
     *
     * @throws ConfigException if it cannot be read or is not as documented
     */
    public static LoadedConfig of(@Nullable Path file) {
        if (file == null) {
            return of("defaults", new byte[0]);
        }
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new ConfigException("config " + file + ": is above 1 MiB; name a configuration file");
            }
            return of("config " + file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigException(
                    "config " + file + ": cannot be read; name a readable YAML file, or leave --config out");
        }
    }
}
