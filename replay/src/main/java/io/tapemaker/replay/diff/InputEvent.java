package io.tapemaker.replay.diff;

import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.FillReportDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * One input of a tape that is no answer to a command, and every command that followed from it: from itself, or from
 * the answers right behind it. Reused from one event to the next.
 */
final class InputEvent {

    int template;
    long sequence;
    long eventTimeNs;
    long sourcePosition;
    final List<CommandFacts> commands = new ArrayList<>();

    /** Whether a record of INBOUND answers orders of its own tape, and so belongs to the input before it. */
    static boolean isAnswer(RecordBuffer record) {
        int template = RecordFrame.templateId(record.buffer());
        return template == ExecutionReportDecoder.TEMPLATE_ID || template == FillReportDecoder.TEMPLATE_ID;
    }

    /** Whether two tapes have the same input here, as far as its frame tells. */
    boolean sameInput(InputEvent other) {
        return template == other.template && eventTimeNs == other.eventTimeNs && sourcePosition == other.sourcePosition;
    }
}
