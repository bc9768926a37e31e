package io.tapemaker.executor.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file system does not say who may touch a file. */
public final class UnknownFactsException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownFactsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
