package io.tapemaker.executor.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.venue.polymarket.TransportFailure;
import io.tapemaker.executor.venue.polymarket.TransportFailure.Kind;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.without-answer",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A place that has not left is refused, whatever held it, and all else without an answer is unknown")
final class WithoutAnswerTest {

    private static TransportFailure failure(Kind kind, boolean handed) {
        return new TransportFailure(kind, handed, "what", kind == Kind.THROTTLED ? 51 : 0);
    }

    @Test
    void aPlaceThatHasNotLeftIsRefused() {
        for (Kind kind : Kind.values()) {
            VenueAnswer.Refusal refusal = assertInstanceOf(
                    VenueAnswer.Refusal.class, LiveVenue.withoutAnswer(Lane.PLACE, failure(kind, false)));
            boolean throttled = kind == Kind.THROTTLED;
            assertEquals(throttled ? Refused.RATE_LIMITED : Refused.INVALID, refusal.cause());
            assertEquals(throttled ? 51 : 0, refusal.waitMs());
            assertEquals("nothing of it has left: " + kind + " what", refusal.text());
        }
    }

    @Test
    void allElseIsUnknown() {
        for (Kind kind : Kind.values()) {
            for (Lane lane : Lane.values()) {
                for (boolean handed : new boolean[] {false, true}) {
                    if (handed || lane != Lane.PLACE) {
                        VenueAnswer answer = LiveVenue.withoutAnswer(lane, failure(kind, handed));
                        assertInstanceOf(VenueAnswer.Unknown.class, answer);
                    }
                }
            }
        }
    }
}
