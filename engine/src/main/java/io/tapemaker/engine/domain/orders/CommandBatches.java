package io.tapemaker.engine.domain.orders;

import io.tapemaker.journal.codecs.CancelReason;

/**
 * Gathers commands into batches that the venue takes, without changing their order: a batch ends when it is full, when
 * the other kind of command comes, or when it is flushed. Reused.
 */
public final class CommandBatches implements OrderCommands {

    /** Most orders that the venue takes in one call. */
    public static final int MAX_PLACES = 15;

    /** Most cancels that the venue takes in one call. */
    public static final int MAX_CANCELS = 1_000;

    private final BatchSink sink;
    private final int maxPlaces;
    private final int maxCancels;
    private final OwnOrder[] orders;
    private final CancelReason[] reasons;
    private int count;
    private boolean placing;

    /**
     * An empty gatherer. A batch that costs more than the signer's burst is never taken, so the bursts bound it too.
     *
     * @param sink takes the batches
     * @param calls whose bursts bound the batches
     */
    public CommandBatches(BatchSink sink, CallSettings calls) {
        this.sink = sink;
        this.maxPlaces = Math.min(MAX_PLACES, calls.ordersBurst());
        this.maxCancels = Math.min(MAX_CANCELS, calls.cancelsBurst());
        this.orders = new OwnOrder[Math.max(maxPlaces, maxCancels)];
        this.reasons = new CancelReason[maxCancels];
    }

    @Override
    public void place(OwnOrder order) {
        startIf(true, maxPlaces);
        orders[count++] = order;
    }

    @Override
    public void cancel(OwnOrder order, CancelReason reason) {
        startIf(false, maxCancels);
        reasons[count] = reason;
        orders[count++] = order;
    }

    /** Hands over what has been gathered; to be called at the end of each event. */
    public void flush() {
        if (count == 0) {
            return;
        }
        int size = count;
        count = 0;
        if (placing) {
            sink.placeBatch(orders, size);
        } else {
            sink.cancelBatch(orders, reasons, size);
        }
    }

    private void startIf(boolean places, int max) {
        if (count == max || placing != places) {
            flush();
        }
        placing = places;
    }
}
