package io.tapemaker.engine.config;

/** The configuration cannot be used; the message is one line that names the place and the mend. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
