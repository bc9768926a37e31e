package io.tapemaker.journal.door;

import java.io.IOException;

/** There is no door, or nobody behind it, so there is nobody to talk to. */
public final class NobodyListensException extends IOException {

    private static final long serialVersionUID = 1L;

    NobodyListensException(String why) {
        super(why);
    }
}
