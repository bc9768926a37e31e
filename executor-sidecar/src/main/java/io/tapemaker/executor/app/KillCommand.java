package io.tapemaker.executor.app;

import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorRequest;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kill}: shuts the latch of a running executor. */
@Command(
        name = "kill",
        description = "Cancels everything and places nothing until rearm; answers when the latch is on disk.")
final class KillCommand extends DoorCommand {

    @Option(names = "--why", defaultValue = "", paramLabel = "TEXT", description = "A reason, kept with the latch.")
    private String why;

    @Override
    String word() {
        return ExecutorRequest.KILL;
    }

    @Override
    String why() {
        return why;
    }

    @Override
    String whenNobodyListens() {
        return "nothing is placed by an executor that does not run: look at the venue's open orders";
    }

    @Override
    void print(ExecutorAnswer answer, PrintWriter out) {
        out.println("the latch is set, sequence " + answer.latch() + "; nothing is placed until rearm");
    }
}
