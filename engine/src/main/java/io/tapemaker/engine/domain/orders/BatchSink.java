package io.tapemaker.engine.domain.orders;

import io.tapemaker.journal.codecs.CancelReason;

/** Where batches of commands go, see {@link CommandBatches}. Called on the engine thread. */
public interface BatchSink {

    /** Orders to place in one call; the array holds them from 0 on and is reused after the call. */
    void placeBatch(OwnOrder[] orders, int count);

    /** Orders to cancel in one call, each with its reason; the arrays are reused after the call. */
    void cancelBatch(OwnOrder[] orders, CancelReason[] reasons, int count);
}
