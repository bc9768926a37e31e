package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.EngineCommand;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import java.util.List;

/**
 * What the records of EXECUTIONS only point at, and the venue's bytes as what they say. Pure: a replay reads the
 * same.
 */
public interface TapeReading {

    /**
     * The command of this sequence.
     *
     * @throws ExecutorDivergedException if COMMANDS has none there, or one with another checksum
     */
    EngineCommand command(long sequence, int checksum);

    /** What an answer says of a request. */
    VenueAnswer answer(VenueRequest asked, int status, String headers, byte[] body);

    /** What a frame of the user channel says. */
    List<UserNews> news(byte[] frame);
}
