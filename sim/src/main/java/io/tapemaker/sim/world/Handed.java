package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.tape.ExecutorDivergedException;
import io.tapemaker.executor.tape.TapeReading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** COMMANDS as the executor may read them: those whose cause is safe, by sequence. */
public final class Handed implements TapeReading {

    private final TreeMap<Long, Entry> commands = new TreeMap<>();
    private final boolean keeps;

    /** A command, and the checksum of its record. */
    public record Entry(EngineCommand command, int checksum) {}

    /** @param keeps whether the executor may start again and read them again */
    public Handed(boolean keeps) {
        this.keeps = keeps;
    }

    /** One more may be read. */
    public void add(long sequence, EngineCommand command, int checksum) {
        commands.put(sequence, new Entry(command, checksum));
    }

    /** The first behind this sequence, null for none. */
    public Map.@Nullable Entry<Long, Entry> after(long sequence) {
        if (!keeps) {
            commands.headMap(sequence, true).clear();
        }
        return commands.higherEntry(sequence);
    }

    /** Sequence of the last one, 0 for none. */
    public long last() {
        return commands.isEmpty() ? 0 : commands.lastKey();
    }

    @Override
    public EngineCommand command(long sequence, int checksum) {
        Entry entry = commands.get(sequence);
        if (entry == null || entry.checksum() != checksum) {
            throw new ExecutorDivergedException(sequence, "COMMANDS has another record " + sequence);
        }
        return entry.command();
    }

    @Override
    public VenueAnswer answer(VenueRequest asked, int status, String headers, byte[] body) {
        throw new IllegalStateException("worlds answer in typed form");
    }

    @Override
    public List<UserNews> news(byte[] frame) {
        throw new IllegalStateException("worlds tell news in typed form");
    }
}
