package io.tapemaker.replay.verify;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.child.ParentWatch;
import io.tapemaker.replay.tape.TapeDirectory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The process that reads an untrusted tape. It says how far it is and what it found, and exits accordingly. */
public final class VerifyChild {

    private VerifyChild() {}

    /**
     * Verifies with logic that the caller makes, and returns the exit code.
     *
     * @param fresh makes logic that has seen nothing
     * @param out where the parent listens
     */
    public static int run(Path directory, Supplier<BusinessLogic> fresh, PrintStream out) {
        ParentWatch.start();
        VerifyReport report = new Verification(new TapeDirectory(directory), fresh, new Announcer(out)).run();
        out.println(VerifyProtocol.report(report));
        out.flush();
        return report.outcome().exitCode();
    }

    private record Announcer(PrintStream out) implements Progress {

        @Override
        public void good(JournalKind kind, long sequence) {
            out.println(VerifyProtocol.good(kind, sequence));
            out.flush();
        }

        @Override
        public void replayed(long sequence) {
            out.println(VerifyProtocol.replayed(sequence));
            out.flush();
        }
    }
}
