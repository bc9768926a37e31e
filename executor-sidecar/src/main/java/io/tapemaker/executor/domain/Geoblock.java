package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import io.tapemaker.journal.codecs.LatchCause;
import org.jspecify.annotations.Nullable;

/**
 * Whether this place and this account may trade, and whether the venue speaks the version that is signed for. Asked
 * again and again; what is not known is not allowed.
 */
final class Geoblock {

    private static final long AGAIN_NS = 2 * Kernel.SECOND_NS;

    /** Asked so often within the time that an answer is good for: one that is lost takes nothing away. */
    private static final long QUESTIONS_WITHIN = 5;

    private static final Question[] QUESTIONS = {Question.GEOBLOCK, Question.CLOSED_ONLY, Question.VERSION};

    /** No good answer yet. */
    private static final long NONE = Long.MIN_VALUE / 2;

    private final Kernel kernel;
    private final KillLatch latch;
    private final long[] goodNs = {NONE, NONE, NONE};
    private final long[] dueNs = new long[QUESTIONS.length];
    private final boolean[] bad = new boolean[QUESTIONS.length];
    private long goodForNs = PolicyInForce.Patience.STANDARD.geoblockNs();
    private long expectedVersion;
    private boolean wasKnown;

    Geoblock(Kernel kernel, KillLatch latch) {
        this.kernel = kernel;
        this.latch = latch;
    }

    /** A run begins, in a place that nobody has asked about. */
    void start(long version, PolicyInForce.Patience patience) {
        goodForNs = patience.geoblockNs();
        expectedVersion = version;
        wasKnown = false;
        for (int i = 0; i < QUESTIONS.length; i++) {
            goodNs[i] = NONE;
            dueNs[i] = kernel.nowNs();
            bad[i] = false;
        }
    }

    /** Asks what is due; true once, when it is no longer known that trading is allowed. */
    boolean tick() {
        for (int i = 0; i < QUESTIONS.length; i++) {
            if (kernel.nowNs() >= dueNs[i]) {
                dueNs[i] = kernel.nowNs() + AGAIN_NS;
                kernel.ask(new VenueRequest.Ask(QUESTIONS[i]), Flight.Purpose.QUESTION, null);
            }
        }
        boolean lost = wasKnown && !isAllowed();
        wasKnown = isAllowed();
        return lost;
    }

    void answered(Flight flight, VenueAnswer answer) {
        if (answer instanceof VenueAnswer.Geo geo) {
            say(0, !geo.blocked(), flight, LatchCause.GEOBLOCK, "blocked in " + geo.country());
        } else if (answer instanceof VenueAnswer.ClosedOnly closed) {
            say(1, !closed.closedOnly(), flight, LatchCause.CLOSED_ONLY, "positions may only be closed");
        } else if (answer instanceof VenueAnswer.Version version) {
            boolean same = version.version() == expectedVersion;
            say(2, same, flight, LatchCause.VERSION_MISMATCH, "the venue speaks version " + version.version());
        }
    }

    private void say(int question, boolean good, Flight flight, LatchCause cause, String detail) {
        bad[question] = !good;
        dueNs[question] = flight.sentNs() + goodForNs / QUESTIONS_WITHIN;
        if (good) {
            goodNs[question] = Math.max(goodNs[question], flight.sentNs());
        } else {
            goodNs[question] = NONE;
            latch.set(cause, detail);
        }
    }

    /** Whether all answers are good and young enough. */
    boolean isAllowed() {
        for (long good : goodNs) {
            if (kernel.nowNs() - good > goodForNs) {
                return false;
            }
        }
        return true;
    }

    /** The cause that stands, null for none. */
    @Nullable
    LatchCause standing() {
        LatchCause[] causes = {LatchCause.GEOBLOCK, LatchCause.CLOSED_ONLY, LatchCause.VERSION_MISMATCH};
        for (int i = 0; i < bad.length; i++) {
            if (bad[i]) {
                return causes[i];
            }
        }
        return null;
    }

    void write(StateBytes out) {
        out.put(goodForNs);
        out.put(expectedVersion);
        out.put(wasKnown);
        for (int i = 0; i < QUESTIONS.length; i++) {
            out.put(goodNs[i]);
            out.put(dueNs[i]);
            out.put(bad[i]);
        }
    }
}
