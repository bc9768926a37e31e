package io.tapemaker.engine.gateway.operator;

import java.io.IOException;

/** No engine writes the journal, so there is nobody to talk to. */
public final class NoEngineException extends IOException {

    private static final long serialVersionUID = 1L;

    NoEngineException(String why) {
        super(why);
    }
}
