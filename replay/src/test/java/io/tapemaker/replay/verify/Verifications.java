package io.tapemaker.replay.verify;

import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.tape.TapeDirectory;
import java.nio.file.Path;

/** The work of the reading process without the process: for tests that need many verifications. */
final class Verifications {

    private static final Progress NOBODY_WAITS = new Progress() {
        @Override
        public void good(JournalKind kind, long sequence) {
            // The test has the report.
        }

        @Override
        public void replayed(long sequence) {
            // The test has the report.
        }
    };

    private Verifications() {}

    static VerifyReport inProcess(Path directory) {
        return new Verification(new TapeDirectory(directory), LogicFactory::create, NOBODY_WAITS).run();
    }
}
