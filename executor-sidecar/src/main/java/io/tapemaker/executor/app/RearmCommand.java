package io.tapemaker.executor.app;

import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorRequest;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rearm}: opens the latch of a running executor, if the operator's file is there. */
@Command(
        name = "rearm",
        description = "Opens the latch again. Needs the operator's file in the journal directory; without it, the "
                + "answer says how to write it.")
final class RearmCommand extends DoorCommand {

    @Option(names = "--why", defaultValue = "", paramLabel = "TEXT", description = "A reason, kept with the latch.")
    private String why;

    @Override
    String word() {
        return ExecutorRequest.REARM;
    }

    @Override
    String why() {
        return why;
    }

    @Override
    String whenNobodyListens() {
        return "start it first: it comes up with the latch as it was";
    }

    @Override
    void print(ExecutorAnswer answer, PrintWriter out) {
        out.println("the latch is open, sequence " + answer.latch() + "; the operator's file is used up");
    }
}
