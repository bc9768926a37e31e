package io.tapemaker.replay.verify;

import io.tapemaker.engine.app.BuildId;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.journal.chronicle.TapeAudit;
import io.tapemaker.journal.chronicle.Verdict;
import io.tapemaker.journal.snapshot.DamagedSnapshotException;
import io.tapemaker.journal.snapshot.Snapshot;
import io.tapemaker.journal.snapshot.SnapshotStore;
import io.tapemaker.replay.tape.ShortText;
import io.tapemaker.replay.tape.TapeDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves a tape: every byte is a record's, COMMANDS is what INBOUND leads to, and each snapshot is exactly the state
 * at its place.
 *
 * <p>From a snapshot the replay goes to the next snapshot only, and the last one to the end. Since the state reached
 * there must equal the next snapshot byte for byte, and equal states have equal futures, that proves as much as
 * replaying from each one to the end.
 */
public final class Verification {

    private final TapeDirectory tape;
    private final Supplier<BusinessLogic> fresh;
    private final Progress progress;
    private final SnapshotStore store;
    private final List<String> notes = new ArrayList<>();
    private final StateWriter state = new StateWriter();

    private JournalReport inbound = JournalReport.NOT_READ;
    private JournalReport commands = JournalReport.NOT_READ;
    private List<Path> snapshots = List.of();
    private byte[] finalState = new byte[0];
    private VerifyFigures figures = VerifyFigures.NONE;

    /**
     * @param fresh makes logic that has seen nothing
     * @param progress told how far the reading has come
     */
    public Verification(TapeDirectory tape, Supplier<BusinessLogic> fresh, Progress progress) {
        this.tape = tape;
        this.fresh = fresh;
        this.progress = progress;
        this.store = new SnapshotStore(tape.path());
    }

    /** Runs all checks; whatever is found is in the report. */
    public VerifyReport run() {
        try {
            long startNs = System.nanoTime();
            audit();
            long auditNs = System.nanoTime() - startNs;
            replayFromGenesis(auditNs);
            replayFromSnapshots();
            return report(VerifyOutcome.IDENTICAL, "", null);
        } catch (VerifyFailure e) {
            return report(e.outcome(), e.problem(), e.divergence());
        }
    }

    private VerifyReport report(VerifyOutcome outcome, String problem, @Nullable Divergence divergence) {
        // What a hostile tape makes somebody say may be long.
        List<String> shortNotes = notes.stream().map(ShortText::cut).toList();
        return new VerifyReport(outcome, ShortText.cut(problem), shortNotes, inbound, commands, figures, divergence);
    }

    private void audit() {
        // INBOUND first: what a writer at work adds meanwhile is then in COMMANDS as well, never the other way round.
        inbound = audit(JournalKind.INBOUND);
        commands = audit(JournalKind.COMMANDS);
        snapshots = new ArrayList<>(store.list());
        Collections.reverse(snapshots);
        for (Path file : snapshots) {
            read(file);
        }
    }

    private JournalReport audit(JournalKind kind) {
        AuditReport report = TapeAudit.audit(tape.path(), kind);
        progress.good(kind, report.lastSequence());
        JournalReport audited = JournalReport.of(report);
        if (kind == JournalKind.INBOUND) {
            inbound = audited;
        } else {
            commands = audited;
        }
        if (report.verdict() == Verdict.OPEN_TAIL) {
            notes.add(kind + ": the last append was not completed, nothing committed is lost (" + report.explanation()
                    + "); starting the engine tidies it");
        } else if (report.verdict() != Verdict.CLEAN) {
            String mend = report.verdict() == Verdict.TORN
                    ? "starting the engine cuts the torn tail and nothing else"
                    : "restore the directory from a copy, records behind the damage would be lost";
            throw VerifyFailure.corrupt(kind + " is " + report.verdict() + ", last good sequence "
                    + report.lastSequence() + ": " + report.explanation() + "; " + mend);
        }
        return audited;
    }

    private Snapshot read(Path file) {
        try {
            return store.read(file);
        } catch (DamagedSnapshotException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static VerifyFailure damaged(Path file, String problem) {
        return VerifyFailure.corrupt("snapshot " + file.getFileName() + " is damaged: " + problem
                + "; delete it, the tape alone gives the same state");
    }

    private void replayFromGenesis(long auditNs) {
        long startNs = System.nanoTime();
        long last = inbound.lastGoodSequence();
        BusinessLogic logic = fresh.get();
        try (ComparedReplay replay = new ComparedReplay(tape, logic, progress)) {
            for (Path file : snapshots) {
                replay.runTo(Math.min(last, SnapshotStore.sequenceOf(file)));
                requireThisState(file, replay);
            }
            replay.runTo(last);
            replay.end(last);
            finalState = stateOf(replay.logic()).toByteArray();
            if (replay.missing() > 0) {
                notes.add(replay.missing()
                        + " commands not yet written: a crash came between the last record of INBOUND and"
                        + " them; starting the engine writes them");
            }
            figures = new VerifyFigures(
                    replay.figures(System.nanoTime() - startNs), VerifyFigures.NONE.snapshots(), auditNs);
        } catch (VerifyFailure e) {
            noteOtherBuild(e, logic);
            throw e;
        }
    }

    /** The first thing to ask of a divergence. */
    private void noteOtherBuild(VerifyFailure failure, BusinessLogic logic) {
        String build = logic.session().build();
        if (failure.outcome() == VerifyOutcome.DIVERGED && !build.equals(BuildId.current())) {
            notes.add("the session was written by build " + build + ", this is build " + BuildId.current());
        }
    }

    private void requireThisState(Path file, ComparedReplay replay) {
        Snapshot snapshot = read(file);
        if (!replay.standsAt(snapshot.point())) {
            throw damaged(file, "it was taken on another tape, or on records that are gone");
        }
        if (!same(snapshot.payload(), stateOf(replay.logic()))) {
            throw VerifyFailure.diverged(
                    "snapshot " + file.getFileName()
                            + " is not the state that replaying from genesis gives after INBOUND record "
                            + snapshot.point().inboundSequence(),
                    null);
        }
    }

    private StateWriter stateOf(BusinessLogic logic) {
        state.clear();
        logic.write(state);
        return state;
    }

    private static boolean same(byte[] expected, StateWriter found) {
        return Arrays.equals(expected, 0, expected.length, found.array(), 0, found.length());
    }

    private void replayFromSnapshots() {
        if (snapshots.isEmpty()) {
            return;
        }
        long startNs = System.nanoTime();
        long last = inbound.lastGoodSequence();
        BusinessLogic restored = restore(snapshots.get(0), read(snapshots.get(0)));
        try (ComparedReplay replay = new ComparedReplay(tape, restored, progress)) {
            if (!replay.skipTo(read(snapshots.get(0)).point())) {
                throw damaged(snapshots.get(0), "it was taken on another tape");
            }
            for (int i = 0; i < snapshots.size(); i++) {
                boolean isLast = i == snapshots.size() - 1;
                Path from = snapshots.get(i);
                Snapshot next = isLast ? null : read(snapshots.get(i + 1));
                replay.runTo(next == null ? last : next.point().inboundSequence());
                if (!same(next == null ? finalState : next.payload(), stateOf(replay.logic()))) {
                    throw VerifyFailure.diverged(
                            "replaying from snapshot " + from.getFileName() + " to INBOUND record "
                                    + replay.logic().lastSequence()
                                    + " gives another state than replaying from genesis",
                            null);
                }
                if (next != null) {
                    replay.goOnWith(restore(snapshots.get(i + 1), next));
                }
            }
            replay.end(last);
            figures = figures.withSnapshots(
                    new VerifyFigures.Snapshots(snapshots.size(), replay.compared(), System.nanoTime() - startNs));
        }
    }

    private BusinessLogic restore(Path file, Snapshot snapshot) {
        try {
            return EngineSnapshots.restore(snapshot, fresh.get()).logic();
        } catch (StateFormatException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }
}
