package io.tapemaker.engine.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.gateway.operator.OperatorAnswer;
import io.tapemaker.engine.gateway.operator.OperatorClient;
import io.tapemaker.engine.gateway.operator.OperatorRequest;
import io.tapemaker.journal.door.NobodyListensException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code operator}: says a word to the engine that writes a journal, or asks where it stands. */
@Command(
        name = "operator",
        description = {
            "Says a word to the engine that writes a journal; the word becomes a record on its tape.",
            "status   where the engine stands",
            "pause    take quotes away and place none; resume ends it",
            "flatten  only orders that reduce inventory",
            "leave    take quotes away and do not come back until resume",
            "kill     cancel everything now and place nothing until rearm",
            "rearm    take the kill back, after the executor was re-armed",
            "set      change a setting in flight"
        })
final class OperatorCommand implements Callable<Integer> {

    private static final String SET = "set";

    @Spec
    private CommandSpec spec;

    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory of the engine.")
    private Path journal;

    @Option(
            names = "--market",
            defaultValue = "",
            paramLabel = "CONDITION_ID",
            description = "One market; without it, all of them.")
    private String market;

    @Option(names = "--why", defaultValue = "", paramLabel = "TEXT", description = "A reason, kept on the tape.")
    private String why;

    @Option(names = "--json", description = "The engine's answer as JSON.")
    private boolean json;

    @Parameters(
            index = "0",
            paramLabel = "WORD",
            description = "status, pause, resume, flatten, leave, kill, rearm or set.")
    private String word;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEY VALUE", description = "Of set: what to change.")
    private List<String> setting = List.of();

    @Override
    public Integer call() throws IOException {
        if (setting.size() != (word.equals(SET) ? 2 : 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    word.equals(SET) ? "set takes a key and a value" : word + " takes no further word");
        }
        if (!Files.isDirectory(journal)) {
            throw new IllegalArgumentException("journal " + journal + ": no such directory; " + howToStart());
        }
        String key = setting.isEmpty() ? "" : setting.get(0);
        String value = setting.isEmpty() ? "" : setting.get(1);
        long pid = ProcessHandle.current().pid();
        try {
            return print(OperatorClient.ask(journal, new OperatorRequest(word, market.strip(), key, value, why, pid)));
        } catch (NobodyListensException e) {
            throw new IllegalArgumentException(
                    "journal " + journal + ": no engine runs on it (" + e.getMessage() + "); " + howToStart(), e);
        }
    }

    private String howToStart() {
        return "start one with '" + spec.root().name() + " feed --recording FILE --journal " + journal + "'";
    }

    private int print(OperatorAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer.text());
        } else if (!answer.isOk()) {
            throw answer.isUsage()
                    ? new IllegalArgumentException(answer.problem())
                    : new OperatorRefusedException(answer.problem());
        } else if (answer.sequence() != 0) {
            out.println(word.toUpperCase(Locale.ROOT) + " is INBOUND record " + answer.sequence());
        } else {
            print(answer.json().path("status"), out);
        }
        out.flush();
        if (answer.isOk()) {
            return ExitCode.OK;
        }
        return answer.isUsage() ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    private static void print(JsonNode status, PrintWriter out) {
        status.properties().forEach(part -> {
            String text = part.getValue().isObject()
                    ? textOf(part.getValue())
                    : part.getValue().asText();
            out.println(Errors.escape(String.format(Locale.ROOT, "%-12s %s", part.getKey(), text)));
        });
    }

    private static String textOf(JsonNode part) {
        StringBuilder text = new StringBuilder();
        part.properties().forEach(field -> text.append(text.length() == 0 ? "" : ", ")
                .append(field.getKey().replace('_', ' '))
                .append(' ')
                .append(field.getValue().asText()));
        return text.toString();
    }
}
