package io.tapemaker.engine.gateway.executions;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;

/** Takes what the executor tells. */
public interface ExecutionInputs {

    /** An answer to the command of this sequence. */
    void report(ExecutionKind kind, int orderEpoch, long orderNumber, long commandSequence);

    /** A fill, or what became of one. */
    void fill(FillFacts fill);

    /** A sign of life. */
    void executor(boolean armed, LinkState userStream);
}
