package io.tapemaker.sim.venue;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request: a body, or a refusal of the request as a whole. Nothing of a refused request was done.
 *
 * @param <T> what an answer that is no refusal holds
 */
public final class Reply<T> {

    private final @Nullable T body;
    private final @Nullable Refusal refusal;

    private Reply(@Nullable T body, @Nullable Refusal refusal) {
        this.body = body;
        this.refusal = refusal;
    }

    static <T> Reply<T> of(T body) {
        return new Reply<>(body, null);
    }

    static <T> Reply<T> refused(Refusal refusal) {
        return new Reply<>(null, refusal);
    }

    /** Whether there is a body. */
    public boolean isDone() {
        return body != null;
    }

    /**
     * The body.
     *
     * @throws IllegalStateException if the request was refused
     */
    public T body() {
        if (body == null) {
            throw new IllegalStateException("the venue refused: " + refusal);
        }
        return body;
    }

    /** Why the request was refused, null if it was not. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    @Override
    public String toString() {
        return body == null ? String.valueOf(refusal) : body.toString();
    }
}
