package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.Errors;
import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.replay.book.BookText;
import io.tapemaker.replay.tape.ReplayException;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.tape.TapeState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code book}: the books after a record. */
@Command(
        name = "book",
        description = {
            "Prints the state of each book after an INBOUND record: one JSON object a line,",
            "in the order of first sight. In the middle of a burst the burst is open, and so it is",
            "at the end of a tape whose feed was killed in one."
        })
final class BookCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @Option(names = "--asset", paramLabel = "ID", description = "Only the book of this asset.")
    private @Nullable String asset;

    @Option(names = "--at", paramLabel = "SEQUENCE", description = "INBOUND record (default: the last one).")
    private @Nullable Long at;

    @Override
    public Integer call() throws IOException {
        Long named = at;
        long sequence = named == null ? TapeState.END : named;
        if (sequence < 1) {
            throw new ParameterException(spec.commandLine(), "--at " + sequence + ": sequences count from 1");
        }
        TapeDirectory tape = TapeDirectory.require(directory);
        PrintWriter out = spec.commandLine().getOut();
        try (TapeState state = TapeState.at(tape, sequence, DecisionListener.NONE)) {
            print(state.logic().books(), state.logic().lastSequence(), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void print(Books books, long sequence, PrintWriter out) throws IOException {
        String id = asset;
        if (id == null) {
            for (int i = 0; i < books.bookCount(); i++) {
                BookText.write(books.book(i), sequence, out);
            }
            return;
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        OrderBook book = books.find(text, 0, text.length);
        if (book == null) {
            throw new ReplayException(
                    ExitCode.USAGE,
                    "asset " + Errors.escape(id) + " is not known after record " + sequence
                            + "; 'book' without --asset lists those that are");
        }
        BookText.write(book, sequence, out);
    }
}
