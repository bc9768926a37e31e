package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;

/**
 * The venue's dead-man's switch, in a lane of its own: without a beat for ten seconds it cancels everything. A beat
 * that is not answered soon is sent again, since a beat of an old id is answered with the right one.
 */
final class Heartbeat {

    static final long EVERY_NS = 4 * Kernel.SECOND_NS;
    static final long AGAIN_NS = 2 * Kernel.SECOND_NS;

    /** A beat is missing: nothing is placed until there is one again. */
    static final long MISSED_NS = 8 * Kernel.SECOND_NS;

    /** Soon the venue has cancelled everything. */
    static final long LOST_NS = 12 * Kernel.SECOND_NS;

    private final Kernel kernel;
    private String id = "";
    private long takenNs;
    private long dueNs;

    Heartbeat(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A run begins: the chain goes on with the last id that is known; a wrong one is answered with the right one. */
    void start() {
        takenNs = kernel.nowNs();
        dueNs = takenNs;
    }

    void tick() {
        if (kernel.nowNs() >= dueNs) {
            kernel.ask(new VenueRequest.Beat(id), Flight.Purpose.BEAT, null);
            dueNs = kernel.nowNs() + AGAIN_NS;
        }
    }

    void answered(Flight flight, VenueAnswer answer) {
        if (answer instanceof VenueAnswer.Beat beat) {
            id = beat.nextId();
            takenNs = Math.max(takenNs, flight.sentNs());
            dueNs = flight.sentNs() + EVERY_NS;
        } else if (answer instanceof VenueAnswer.WrongBeat wrong) {
            id = wrong.expectedId();
            dueNs = kernel.nowNs();
        }
    }

    /** Whether the last beat that was taken is too long ago to place anything. */
    boolean isMissed() {
        return kernel.nowNs() - takenNs > MISSED_NS;
    }

    boolean isLost() {
        return kernel.nowNs() - takenNs > LOST_NS;
    }

    void write(StateBytes out) {
        out.put(id);
        out.put(takenNs);
        out.put(dueNs);
    }
}
