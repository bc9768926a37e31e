package io.tapemaker.engine.start;

import io.tapemaker.engine.gateway.executions.ExecutionsFeed;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a live start has to know of INBOUND before it begins.
 *
 * @param mode of the last session, null for none
 * @param executionsTaken how many reports and fills of the executor are on it
 * @param pausedByStop whether the last word about all quotes is the pause of a process that was asked to end
 */
public record InboundLook(@Nullable RunMode mode, long executionsTaken, boolean pausedByStop) {

    /** Who says the pause of a process that ends, and takes it back at the next start. */
    public static final String PROCESS = "process";

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    /** Reads the tape from its first record to its end. */
    public static InboundLook at(Journal inbound) {
        RecordBuffer record = new RecordBuffer();
        SessionStartDecoder start = new SessionStartDecoder();
        OperatorEventDecoder word = new OperatorEventDecoder();
        RunMode mode = null;
        long taken = 0;
        boolean pausedByStop = false;
        try (JournalTailer tape = inbound.openTailer()) {
            while (tape.poll(record)) {
                DirectBuffer buffer = record.buffer();
                int block = RecordFrame.blockLength(buffer);
                int version = RecordFrame.schemaVersion(buffer);
                if (ExecutionsFeed.isKept(buffer)) {
                    taken++;
                } else if (RecordFrame.templateId(buffer) == SessionStartDecoder.TEMPLATE_ID) {
                    mode = start.wrap(buffer, BODY, block, version).mode();
                } else if (RecordFrame.templateId(buffer) == OperatorEventDecoder.TEMPLATE_ID) {
                    pausedByStop = isPausedByStop(word.wrap(buffer, BODY, block, version), pausedByStop);
                }
            }
        }
        return new InboundLook(mode, taken, pausedByStop);
    }

    private static boolean isPausedByStop(OperatorEventDecoder word, boolean before) {
        if (word.word() != OperatorWord.PAUSE && word.word() != OperatorWord.RESUME) {
            return before;
        }
        byte[] who = new byte[word.whoLength()];
        word.getWho(who, 0, who.length);
        return word.word() == OperatorWord.PAUSE && new String(who, StandardCharsets.UTF_8).equals(PROCESS);
    }
}
