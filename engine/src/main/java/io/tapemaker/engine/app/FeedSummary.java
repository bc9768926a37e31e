package io.tapemaker.engine.app;

import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.BookCounters;
import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.HashOutcome;
import io.tapemaker.engine.domain.book.SyncState;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.logic.EngineCounters;
import io.tapemaker.engine.start.StartFacts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What a feed did, for people: a dozen lines, counts of the whole session. */
public final class FeedSummary {

    private static final double NS_PER_S = 1e9;

    /** What the books refuse of frames that could be read. */
    private static final List<BookCounter> REFUSALS = List.of(
            BookCounter.REFUSED_BAD_ID,
            BookCounter.REFUSED_THIRD_ASSET,
            BookCounter.REFUSED_OTHER_MARKET,
            BookCounter.REFUSED_TOO_MANY_ASSETS,
            BookCounter.REFUSED_BAD_LEVELS);

    private FeedSummary() {}

    /** Prints the summary of a run into this journal directory. */
    public static void print(FeedResult result, Path journal, PrintWriter out) {
        BusinessLogic logic = result.logic();
        start(result, out);
        long frames = logic.positions().frames() - result.framesBefore();
        double seconds = result.elapsedNs() / NS_PER_S;
        line(
                out,
                "frames",
                String.format(
                        Locale.ROOT,
                        "%,d in %.2f s (%,.0f a second)",
                        frames,
                        seconds,
                        seconds > 0 ? frames / seconds : 0));
        line(
                out,
                "journal",
                String.format(
                        Locale.ROOT,
                        "%,d records INBOUND, %,d COMMANDS in %s",
                        result.inboundSequence(),
                        result.commandsSequence(),
                        Errors.escape(journal.toString())));
        books(logic, out);
        checks(logic.bookCounters(), out);
        rejects(logic, out);
        commands(logic, out);
    }

    private static void start(FeedResult result, PrintWriter out) {
        StartFacts start = result.start();
        TapeCutFacts cut = start.cut();
        if (cut != null) {
            line(
                    out,
                    "cut",
                    "a torn tail: " + cut.inboundBytesCut() + " bytes of INBOUND behind record " + cut.inboundLastGood()
                            + ", " + cut.commandsBytesCut() + " bytes of COMMANDS behind record "
                            + cut.commandsLastGood() + "; a new session begins");
            if (cut.inboundDurable() > cut.inboundLastGood()) {
                line(
                        out,
                        "lost",
                        (cut.inboundDurable() - cut.inboundLastGood())
                                + " records that were durable; all orders are cancelled first");
            }
        }
        if (start.resumed()) {
            line(
                    out,
                    "resumed",
                    "behind frame " + result.framesBefore() + " of the recording, "
                            + (start.snapshotSequence() == 0
                                    ? "replayed from genesis"
                                    : "replayed from the snapshot at " + start.snapshotSequence())
                            + ", " + start.regeneratedCommands() + " commands written that a crash had kept back");
        }
    }

    private static void books(BusinessLogic logic, PrintWriter out) {
        Books books = logic.books();
        int[] byState = new int[SyncState.values().length];
        int verified = 0;
        for (int i = 0; i < books.bookCount(); i++) {
            byState[books.book(i).state().ordinal()]++;
            verified += books.book(i).hashOutcome() == HashOutcome.VERIFIED ? 1 : 0;
        }
        StringJoiner states = new StringJoiner(", ");
        for (SyncState state : SyncState.values()) {
            states.add(byState[state.ordinal()] + " " + state);
        }
        line(
                out,
                "books",
                books.bookCount() + " of " + books.marketCount() + " markets: " + states + "; " + verified
                        + " proven by their hash");
    }

    private static void checks(BookCounters counters, PrintWriter out) {
        StringJoiner unchecked = new StringJoiner(", ");
        long notCheckable = 0;
        for (HashOutcome outcome : HashOutcome.values()) {
            BookCounter counter = outcome.counter();
            if (counter != null && !outcome.isChecked() && counters.get(counter) > 0) {
                notCheckable += counters.get(counter);
                unchecked.add(counters.get(counter) + " " + outcome);
            }
        }
        long verified = counters.get(BookCounter.HASH_VERIFIED);
        long mismatched = counters.get(BookCounter.HASH_MISMATCHED);
        line(
                out,
                "book hashes",
                (verified + mismatched) + " checked: " + verified + " verified, " + mismatched + " differ; "
                        + notCheckable + " not checkable" + (notCheckable == 0 ? "" : " (" + unchecked + ")"));
        line(
                out,
                "touches",
                counters.get(BookCounter.TOUCHES_COMPARED) + " compared with the frames after "
                        + counters.get(BookCounter.BURSTS) + " bursts: " + counters.get(BookCounter.TOUCHES_DISAGREED)
                        + " differ; "
                        + counters.get(BookCounter.MIRRORS_COMPARED) + " mirrors: "
                        + counters.get(BookCounter.MIRRORS_DISAGREED) + " differ");
    }

    private static void rejects(BusinessLogic logic, PrintWriter out) {
        EngineCounters counters = logic.counters();
        StringJoiner reasons = new StringJoiner(", ");
        long rejected = 0;
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE && counters.get(reason) > 0) {
                rejected += counters.get(reason);
                reasons.add(counters.get(reason) + " " + reason);
            }
        }
        BookCounters books = logic.bookCounters();
        for (BookCounter refusal : REFUSALS) {
            if (books.get(refusal) > 0) {
                rejected += books.get(refusal);
                reasons.add(books.get(refusal) + " " + refusal);
            }
        }
        line(
                out,
                "rejected",
                rejected + (rejected == 0 ? "" : " (" + reasons + ")")
                        + "; " + books.get(BookCounter.OVERSIZE_FRAMES) + " oversize, "
                        + books.get(BookCounter.UNKNOWN_TYPES) + " of unknown type");
    }

    private static void commands(BusinessLogic logic, PrintWriter out) {
        EngineCounters counters = logic.counters();
        line(
                out,
                "decisions",
                counters.get(EngineCounter.DECISIONS) + ": " + counters.get(EngineCounter.PLACES) + " places, "
                        + counters.get(EngineCounter.CANCELS) + " cancels, " + counters.get(EngineCounter.CANCEL_ALLS)
                        + " cancel-alls, "
                        + counters.get(EngineCounter.SNAPSHOT_REQUESTS) + " snapshot requests, "
                        + counters.get(EngineCounter.STATE_HASHES) + " state hashes; "
                        + logic.openOrders() + " orders open");
    }

    private static void line(PrintWriter out, String name, String text) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, text);
    }
}
