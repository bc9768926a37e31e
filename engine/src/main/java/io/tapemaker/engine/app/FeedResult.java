package io.tapemaker.engine.app;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.start.StartFacts;

/**
 * What a run did.
 *
 * @param start what the start found
 * @param framesBefore frames of the source that were on the tape already
 * @param firstSequence INBOUND sequence of the run's first event
 * @param inboundSequence INBOUND sequence at the end
 * @param commandsSequence COMMANDS sequence at the end
 * @param elapsedNs from the first event to the last one handled
 * @param logic the state at the end
 */
public record FeedResult(
        StartFacts start,
        long framesBefore,
        long firstSequence,
        long inboundSequence,
        long commandsSequence,
        long elapsedNs,
        BusinessLogic logic) {}
