package io.tapemaker.bench.wire;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.OrderIntentDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The intents of a tape in their order: which number of the engine's goes under which salt. */
final class Intents {

    private Intents() {}

    /** One intent, and where it stands. */
    record Intent(long number, long salt, long sequence) {}

    static List<Intent> read(Path directory) {
        List<Intent> intents = new ArrayList<>();
        RecordBuffer record = new RecordBuffer();
        OrderIntentDecoder intent = new OrderIntentDecoder();
        try (JournalTailer tailer = ChronicleJournal.open(directory, JournalKind.EXECUTIONS, JournalOptions.standard())
                .openTailer()) {
            while (tailer.poll(record)) {
                if (RecordFrame.templateId(record.buffer()) == OrderIntentDecoder.TEMPLATE_ID) {
                    intent.wrap(
                            record.buffer(),
                            RecordBuffer.BODY_OFFSET,
                            OrderIntentDecoder.BLOCK_LENGTH,
                            OrderIntentDecoder.SCHEMA_VERSION);
                    intents.add(new Intent(intent.orderNumber(), intent.salt(), RecordFrame.sequence(record.buffer())));
                }
            }
        }
        return intents;
    }
}
