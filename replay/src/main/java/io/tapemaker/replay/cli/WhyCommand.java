package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.Errors;
import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.replay.tape.JsonLine;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.why.Explanation;
import io.tapemaker.replay.why.OrderId;
import io.tapemaker.replay.why.WhyRun;
import io.tapemaker.replay.why.WhyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code why}: the chain of causes of a command. */
@Command(
        name = "why",
        description = {
            "Explains a command: the record that caused it, the books before it, the decision and its inputs,",
            "the orders before and after it, and what was answered."
        })
final class WhyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    @Option(names = "--json", description = "One JSON object instead of lines for people.")
    private boolean json;

    /** Either of both. */
    static final class Subject {

        @Option(names = "--command", required = true, paramLabel = "N", description = "COMMANDS sequence.")
        private @Nullable Long command;

        @Option(
                names = "--order",
                required = true,
                paramLabel = "EPOCH-NUMBER",
                description = "The order that the command placed, as 'dump' shows it.")
        private @Nullable String order;
    }

    @Override
    public Integer call() {
        OrderId order = order();
        WhyRun run = new WhyRun(TapeDirectory.require(directory));
        Explanation why = order == null ? run.command(number()) : run.order(order);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLine.of(why));
        } else {
            WhyText.print(why, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private long number() {
        Long number = subject.command;
        return number == null ? 0 : number;
    }

    private @Nullable OrderId order() {
        String text = subject.order;
        if (text == null) {
            return null;
        }
        OrderId order = OrderId.parse(text);
        if (order == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--order " + Errors.escape(text) + ": name an order as EPOCH-NUMBER, such as 1-17");
        }
        return order;
    }
}
