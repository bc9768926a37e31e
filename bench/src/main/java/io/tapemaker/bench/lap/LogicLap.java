package io.tapemaker.bench.lap;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.record.RecordBuffer;
import java.util.List;

/**
 * The deciding logic alone over sealed records in memory: decode, books, decide, commands encoded and dropped. No
 * journal.
 */
public final class LogicLap implements Lap {

    private final List<byte[]> records;
    private final RecordBuffer record = new RecordBuffer();
    private BusinessLogic logic = LogicFactory.create();
    private final CommandSink counting = (command, epoch) -> this.commands++;
    private long commands;

    public LogicLap(MemoryTape tape) {
        this.records = tape.inbound().records();
    }

    @Override
    public void prepare() {
        logic = LogicFactory.create();
        commands = 0;
    }

    @Override
    public long run() {
        for (byte[] bytes : records) {
            record.ensureLength(bytes.length);
            System.arraycopy(bytes, 0, record.array(), 0, bytes.length);
            record.length(bytes.length);
            logic.onRecord(record, counting);
        }
        return logic.counters().get(EngineCounter.FRAMES);
    }

    @Override
    public void finish() {
        // Nothing is held.
    }

    @Override
    public long commands() {
        return commands;
    }
}
