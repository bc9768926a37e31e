package io.tapemaker.replay.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param problem one line that names the place and the mend; empty when identical
 * @param notes what is fine and worth knowing
 * @param divergence the first difference, if that is what was found
 */
public record VerifyReport(
        VerifyOutcome outcome,
        String problem,
        List<String> notes,
        JournalReport inbound,
        JournalReport commands,
        VerifyFigures figures,
        @Nullable Divergence divergence) {

    public VerifyReport {
        notes = List.copyOf(notes);
    }
}
