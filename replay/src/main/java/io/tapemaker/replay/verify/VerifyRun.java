package io.tapemaker.replay.verify;

import io.tapemaker.engine.app.Errors;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.child.ChildEnd;
import io.tapemaker.replay.child.ChildLauncher;
import io.tapemaker.replay.child.ChildRun;
import io.tapemaker.replay.tape.TapeDirectory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parent's side of a verification: whatever becomes of the reading process, there is a report. */
public final class VerifyRun {

    private static final Duration BASE_LIMIT = Duration.ofMinutes(2);
    private static final long BYTES_PER_SECOND = 1 << 20;
    private static final long BASE_OUTPUT_BYTES = 1 << 20;
    private static final long TAPE_BYTES_PER_OUTPUT_BYTE = 256;

    private final TapeDirectory tape;
    private final ChildLauncher launcher;
    private final Duration limit;

    /**
     * @param launcher how the reading process is started
     * @param limit its time limit, null for one that grows with the tape
     */
    public VerifyRun(TapeDirectory tape, ChildLauncher launcher, @Nullable Duration limit) {
        this.tape = tape;
        this.launcher = launcher;
        this.limit = limit == null ? BASE_LIMIT.plusSeconds(tape.sizeBytes() / BYTES_PER_SECOND) : limit;
    }

    /** Verifies; the report says what was found, or that reading the tape ended the process that did it. */
    public VerifyReport run() {
        VerifyProtocol.Listener listener = new VerifyProtocol.Listener();
        long maxOutput = BASE_OUTPUT_BYTES + tape.sizeBytes() / TAPE_BYTES_PER_OUTPUT_BYTE;
        ChildRun child = new ChildRun(launcher, limit, maxOutput, listener::onLine);
        ChildEnd end = child.run(List.of(tape.path().toString()));
        VerifyReport report = listener.report();
        if (report != null
                && end.how() == ChildEnd.How.EXITED
                && end.exitCode() == report.outcome().exitCode()) {
            return report;
        }
        return died(end, listener);
    }

    private static VerifyReport died(ChildEnd end, VerifyProtocol.Listener listener) {
        long inbound = Math.max(listener.good(JournalKind.INBOUND), listener.replayed());
        long commands = listener.good(JournalKind.COMMANDS);
        String problem = "the process that read the tape " + Errors.escape(end.describe())
                + "; last good sequence announced: INBOUND " + inbound + ", COMMANDS " + commands
                + "; take the tape for damaged behind it";
        return new VerifyReport(
                VerifyOutcome.CORRUPT,
                problem,
                List.of(),
                new JournalReport("", inbound, "announced before the process ended"),
                new JournalReport("", commands, "announced before the process ended"),
                VerifyFigures.NONE,
                null);
    }
}
