package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Cancels everything without a core and without a tape, when one of them has failed. */
final class LastResort {

    private static final long ANSWER_MS = 5_000;
    private static final long AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int LOOKS = 2;

    private final Questions questions;

    LastResort(Questions questions) {
        this.questions = questions;
    }

    /** Whether the venue has shown twice in a row, behind a cancel-all, that nothing is open. */
    boolean cancelEverything(long withinMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        int empty = 0;
        while (empty < LOOKS && System.nanoTime() < endNanos) {
            if (empty == 0) {
                questions.ask(new VenueRequest.CancelAll(), ANSWER_MS);
            }
            VenueAnswer open = questions.ask(new VenueRequest.OpenOrders(VenueRequest.FIRST_PAGE), ANSWER_MS);
            boolean nothing =
                    open instanceof VenueAnswer.OpenOrders page && page.orders().isEmpty() && page.nextCursor() == null;
            empty = nothing ? empty + 1 : 0;
            if (empty < LOOKS) {
                LockSupport.parkNanos(AGAIN_NS);
            }
        }
        return empty >= LOOKS;
    }
}
