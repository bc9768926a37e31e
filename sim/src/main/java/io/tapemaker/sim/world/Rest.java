package io.tapemaker.sim.world;

import io.tapemaker.sim.venue.SimVenue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Requests to the venue over a network that may lose the request or the answer; which of them nobody can tell. */
final class Rest {

    private static final long TIMEOUT_NS = 5_000_000_000L;

    private final Surroundings around;
    private final SimVenue venue;
    private final Link there;
    private final Link back;

    Rest(Surroundings around, SimVenue venue, Link there, Link back) {
        this.around = around;
        this.venue = venue;
        this.there = there;
        this.back = back;
    }

    /** Something to be asked of the venue. */
    interface Call<T> extends Function<SimVenue, T> {}

    /** Asks; exactly one of the two hears of it. A request that arrives twice is done twice. */
    <T> void ask(Call<T> call, Consumer<T> onAnswer, Runnable onTimeout) {
        boolean[] over = new boolean[1];
        there.send(() -> {
            T answer = call.apply(venue);
            back.send(() -> {
                if (!over[0]) {
                    over[0] = true;
                    onAnswer.accept(answer);
                }
            });
        });
        around.scheduler().in(TIMEOUT_NS, () -> {
            if (!over[0]) {
                over[0] = true;
                around.faults().happened(FaultKind.POST_UNANSWERED);
                onTimeout.run();
            }
        });
    }
}
