package io.tapemaker.executor.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.door.ExecutorAnswer;
import io.tapemaker.executor.door.ExecutorRequest;
import io.tapemaker.executor.keys.LogGuard;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: where a running executor stands. */
@Command(name = "status", description = "Where the executor stands; changes nothing.")
final class StatusCommand extends DoorCommand {

    @Option(names = "--json", description = "The executor's answer as JSON.")
    private boolean json;

    @Override
    String word() {
        return ExecutorRequest.STATUS;
    }

    @Override
    String why() {
        return "";
    }

    @Override
    String whenNobodyListens() {
        return "start one with 'run'";
    }

    @Override
    void print(ExecutorAnswer answer, PrintWriter out) {
        if (json) {
            out.println(answer.text());
            return;
        }
        answer.json().path("status").properties().forEach(part -> print(part.getKey(), part.getValue(), out));
    }

    private static void print(String name, JsonNode part, PrintWriter out) {
        boolean isTable = part.elements().hasNext() && part.elements().next().isObject();
        if (isTable) {
            part.properties().forEach(row -> line(name, row.getKey() + ": " + textOf(row.getValue()), out));
        } else {
            line(name, part.isObject() ? textOf(part) : part.asText(), out);
        }
    }

    private static void line(String name, String text, PrintWriter out) {
        out.println(LogGuard.line(String.format(Locale.ROOT, "%-12s %s", name, text)));
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
