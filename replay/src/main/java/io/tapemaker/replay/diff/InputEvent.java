package io.tapemaker.replay.diff;

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

    /** Whether two tapes have the same input here, as far as its frame tells. */
    boolean sameInput(InputEvent other) {
        return template == other.template && eventTimeNs == other.eventTimeNs && sourcePosition == other.sourcePosition;
    }
}
