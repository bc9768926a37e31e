package io.tapemaker.executor.app;

import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorClient;
import io.tapemaker.executor.door.ExecutorRequest;
import io.tapemaker.journal.door.NobodyListensException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says one word to the executor of a journal: one clear line and an exit code for whatever comes of it. */
abstract class DoorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "Journal directory of the executor.")
    private Path journal;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (!Files.isDirectory(journal)) {
                return fail(ExitCode.USAGE, "journal " + journal + ": no such directory");
            }
            ExecutorAnswer answer = ExecutorClient.ask(
                    journal,
                    new ExecutorRequest(word(), why(), ProcessHandle.current().pid()));
            if (!answer.isOk()) {
                return fail(codeOf(answer.no()), answer.problem());
            }
            print(answer, out);
            out.flush();
            return ExitCode.OK;
        } catch (NobodyListensException e) {
            return fail(
                    ExitCode.USAGE,
                    "journal " + journal + ": no executor runs on it (" + e.getMessage() + "); " + whenNobodyListens());
        } catch (IllegalArgumentException e) {
            return fail(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return fail(ExitCode.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private static int codeOf(ExecutorAnswer.No no) {
        return switch (no) {
            case USAGE -> ExitCode.USAGE;
            case REFUSED -> ExitCode.REFUSED;
            case FAILED -> ExitCode.FAILURE;
        };
    }

    private int fail(int code, String problem) {
        Errors.say(spec.commandLine(), problem);
        return code;
    }

    /** What is said. */
    abstract String word();

    /** A reason, empty for none. */
    abstract String why();

    /** What to do where no executor runs. */
    abstract String whenNobodyListens();

    /** Prints what was done. */
    abstract void print(ExecutorAnswer answer, PrintWriter out);
}
