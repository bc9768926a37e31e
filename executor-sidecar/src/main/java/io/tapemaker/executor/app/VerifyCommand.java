package io.tapemaker.executor.app;

import io.tapemaker.executor.run.TapeVerdict;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: decides EXECUTIONS again and compares. Needs no keys and writes nothing. */
@Command(name = "verify", description = "Decides EXECUTIONS again, and compares each record. Writes nothing.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory.")
    private Path journal;

    @Override
    public Integer call() {
        if (!Files.isDirectory(journal)) {
            Errors.say(spec.commandLine(), "journal " + journal + ": no such directory");
            return ExitCode.USAGE;
        }
        TapeVerdict verdict = TapeVerdict.of(journal);
        PrintWriter out = spec.commandLine().getOut();
        out.println("EXECUTIONS is what its inputs make: " + verdict.inputs() + " inputs, " + verdict.compared()
                + " records made again and equal, " + verdict.missing()
                + " that a crash kept from being written, state " + verdict.stateSha256());
        out.flush();
        return ExitCode.OK;
    }
}
