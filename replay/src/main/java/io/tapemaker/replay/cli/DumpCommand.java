package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordText;
import io.tapemaker.replay.tape.ReplayException;
import io.tapemaker.replay.tape.TapeDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dump}: the text form of a journal. */
@Command(name = "dump", description = "Prints the text form of a journal: one JSON object a record and line.")
final class DumpCommand implements Callable<Integer> {

    private static final int LINES_BETWEEN_CHECKS = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @Option(
            names = "--journal",
            defaultValue = "inbound",
            paramLabel = "NAME",
            description = "inbound or commands (default: ${DEFAULT-VALUE}).")
    private String journal;

    @Option(names = "--from", defaultValue = "1", paramLabel = "SEQ", description = "First record (default: 1).")
    private long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last record (default: the journal's last).")
    private long to = Long.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        JournalKind kind = kind();
        if (from < 1 || to < from) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + from + " --to " + to + ": sequences count from 1, the first one first");
        }
        TapeDirectory tape = TapeDirectory.require(directory);
        PrintWriter out = spec.commandLine().getOut();
        try (JournalTailer tailer = tape.tail(kind)) {
            long last = print(kind, tailer, out);
            if (last < from && from > 1) {
                throw new ReplayException(
                        ExitCode.USAGE,
                        "--from " + from + ": " + kind + " ends with record " + last + "; name a record up to it");
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private JournalKind kind() {
        return switch (journal.toLowerCase(Locale.ROOT)) {
            case "inbound" -> JournalKind.INBOUND;
            case "commands" -> JournalKind.COMMANDS;
            default ->
                throw new ParameterException(spec.commandLine(), "--journal " + journal + ": name inbound or commands");
        };
    }

    private long print(JournalKind kind, JournalTailer tailer, PrintWriter out) throws IOException {
        RecordBuffer record = new RecordBuffer();
        long last = 0;
        while (last < to && tailer.poll(record)) {
            last = RecordFrame.sequence(record.buffer());
            if (last >= from) {
                write(kind, record, out);
                // Nobody reads on, as behind a closed pipe.
                if (last % LINES_BETWEEN_CHECKS == 0 && out.checkError()) {
                    break;
                }
            }
        }
        return last;
    }

    private static void write(JournalKind kind, RecordBuffer record, PrintWriter out) throws IOException {
        try {
            RecordText.write(record, out);
            out.write('\n');
        } catch (RuntimeException e) {
            long sequence = RecordFrame.sequence(record.buffer());
            throw new CorruptRecordException(kind, sequence - 1, "its body cannot be read: " + e.getMessage());
        }
    }
}
