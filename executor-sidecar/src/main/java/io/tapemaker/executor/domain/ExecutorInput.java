package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.Uint256;
import java.util.List;

/** What the core is told. Each is a record of EXECUTIONS before it is acted upon. */
public sealed interface ExecutorInput {

    /**
     * A run begins: whatever was under way is in doubt.
     *
     * @param unreadUpTo last COMMANDS sequence that is there already; its places are old
     */
    record Start(int behaviourVersion, RunMode mode, long unreadUpTo, Under under) implements ExecutorInput {}

    /**
     * What a run is under.
     *
     * @param policyHash SHA-256 of the policy in force
     * @param policy its bytes; not copied, and not changed by anybody
     * @param profile venue profile and its version
     */
    record Under(Uint256 policyHash, byte[] policy, String profile, String build) {}

    /**
     * A command has been read.
     *
     * @param sequence on COMMANDS
     * @param checksum of its record, so that a replay knows that it reads the same
     */
    record Seen(long sequence, int checksum, EngineCommand command, Knowledge knowledge) implements ExecutorInput {}

    /**
     * What was known of the engine when a command was read.
     *
     * @param sessionEpoch its newest session
     * @param engineTimeNs its newest event time
     * @param safe whether the cause of the command survives a power loss
     */
    record Knowledge(int sessionEpoch, long engineTimeNs, boolean safe) {}

    /** The answer to the request with this tag. */
    record Answer(long tag, VenueAnswer answer) implements ExecutorInput {}

    /** A frame of the user channel; no news is a PONG. */
    record User(List<UserNews> news) implements ExecutorInput {

        /** Takes a copy of the list. */
        public User {
            news = List.copyOf(news);
        }
    }

    /** The user channel came up or went down. */
    record UserLink(LinkState state) implements ExecutorInput {}

    /** The engine's durable watermark has moved. */
    record Alive(long inboundDurable, int sessionEpoch) implements ExecutorInput {}

    /** Time passes. */
    record Tick(long dueTimeNs) implements ExecutorInput {}

    /** The operator says KILL, REARM, or LEAVE, which the signal that ends the process says for him. */
    record Word(OperatorWord word, String who, String text) implements ExecutorInput {}
}
