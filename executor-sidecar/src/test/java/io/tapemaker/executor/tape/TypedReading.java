package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import java.util.List;

/** Reads a tape on which nothing is raw, beside the commands of a list. */
record TypedReading(List<EngineCommand> commands) implements TapeReading {

    @Override
    public EngineCommand command(long sequence, int checksum) {
        return commands.get((int) sequence - 1);
    }

    @Override
    public VenueAnswer answer(VenueRequest of, int status, String headers, byte[] body) {
        throw new IllegalStateException("nothing is raw here");
    }

    @Override
    public List<UserNews> news(byte[] frame) {
        throw new IllegalStateException("nothing is raw here");
    }
}
