package io.tapemaker.engine.domain.v1.orders;

import io.tapemaker.journal.codecs.CancelReason;

/** Where order commands go. Called on the engine thread, in the order in which they are to be carried out. */
public interface OrderCommands {

    /** Place this order, which has just been numbered. */
    void place(OurOrder order);

    /** Cancel this order. */
    void cancel(OurOrder order, CancelReason reason);

    /** Cancel everything, whatever the engine believes to be live. */
    void cancelAll(CancelReason reason);
}
