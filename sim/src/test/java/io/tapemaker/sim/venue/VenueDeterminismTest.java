package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.determinism",
        milestone = Milestone.M1,
        kind = ProofKind.DETERMINISM,
        title = "Equal calls to the venue give equal events, byte for byte, on every machine")
class VenueDeterminismTest {

    private static final int CALLS = 400;

    /** Of seed 1; it changes with the venue's behaviour, and with nothing else. */
    private static final String KNOWN = "b4a489ca8545a7194f9317196f13c3ca7589f94cae392ef04e76dca58ceeeef3";

    private static VenueLog run(long seed, int calls) {
        RandomCalls random = new RandomCalls(seed, 3_000);
        for (int i = 0; i < calls; i++) {
            random.next();
        }
        return random.kit.log;
    }

    @Test
    void equalCallsGiveEqualBytes() {
        int events = 0;
        for (long seed = 0; seed < 20; seed++) {
            VenueLog first = run(seed, CALLS);
            assertEquals(first.lines, run(seed, CALLS).lines);
            events += first.lines.size();
        }
        assertTrue(events > 10_000, events + " events");
        Figures.put("eventsCompared", events);
    }

    @Test
    void theBytesAreThoseOfEveryMachine() {
        String digest = run(1, CALLS).digest();
        Figures.put("digestOfSeed1", digest);
        assertEquals(KNOWN, digest);
    }

    /** Negative control: some calls less are another stream. */
    @Test
    void anotherCallGivesOtherBytes() {
        assertNotEquals(run(1, CALLS).digest(), run(1, CALLS - 40).digest());
        assertNotEquals(run(1, CALLS).digest(), run(2, CALLS).digest());
    }
}
