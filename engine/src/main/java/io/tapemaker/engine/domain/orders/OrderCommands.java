package io.tapemaker.engine.domain.orders;

import io.tapemaker.journal.codecs.CancelReason;

/**
 * Where order commands go. Called on the engine thread, in the order in which they are to be carried out, after the
 * order's state has been changed. Implementations publish; they do not touch orders.
 */
public interface OrderCommands {

    /** Place this order, which has just been numbered. */
    void place(OwnOrder order);

    /** Cancel this order. */
    void cancel(OwnOrder order, CancelReason reason);
}
