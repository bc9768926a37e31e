package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.KeyRefusedException;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.executor.keys.SecretInput;
import java.io.Console;

/** Asks a person for a secret, without echo. */
final class Terminal {

    private Terminal() {}

    /**
     * Asks once.
     *
     * @param option what to use where there is no terminal, for the message
     */
    @SuppressWarnings("SystemConsoleNull") // The console that is asked for here is null where there is no terminal.
    static Secret ask(String what, String option) {
        // Some JDKs give out a console that echoes where there is no terminal; this one is null there.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        if (console == null) {
            throw new KeyConfigException("there is no terminal to ask for the " + what + " (use " + option + ")");
        }
        char[] typed = console.readPassword("%s: ", what);
        if (typed == null || typed.length == 0) {
            throw new KeyRefusedException("no " + what + " was typed");
        }
        return SecretInput.fromCharacters(typed);
    }

    /** Asks twice, for a secret that nobody can look up afterwards. */
    static Secret askTwice(String what, String option) {
        Secret first = ask(what, option);
        try (Secret second = ask(what + " again", option)) {
            if (!second.reveal(first::matches)) {
                first.close();
                throw new KeyRefusedException("the two are not the same");
            }
            return first;
        }
    }
}
