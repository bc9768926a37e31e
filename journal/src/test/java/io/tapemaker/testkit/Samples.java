package io.tapemaker.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs with a known outcome, run by the tests of the testkit only: Surefire does not look into nested classes. */
final class Samples {
    private Samples() {}

    @Proof(
            id = "sample.passing",
            milestone = Milestone.M2,
            kind = ProofKind.REPLAY,
            title = "passes",
            invariants = "sample.holds")
    static class Passing {
        @Test
        void leavesFigures() {
            Figures.put("zFrames", 3L);
            Figures.put("aRatio", 0.5);
            Figures.put("hash", "00ff");
            Invariants.checked("sample.holds", 40);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void countsEachInvocation(int value) {
            Invariants.checked("sample.holds", value);
        }

        @Nested
        class Inner {
            @Test
            void belongsToTheOuterClass() {
                Figures.put("inner", 1L);
            }
        }
    }

    @Proof(id = "sample.failing", milestone = Milestone.M1, kind = ProofKind.UNIT, title = "fails")
    static class Failing {
        @Test
        void holds() {
            assertEquals(2, 1 + 1);
        }

        @Test
        void doesNotHold() {
            throw new AssertionError("first line\nsecond line");
        }
    }

    @Proof(id = "sample.broken-setup", milestone = Milestone.M1, kind = ProofKind.UNIT, title = "cannot start")
    static class BrokenSetUp {
        @BeforeAll
        static void breaks() {
            throw new IllegalStateException("no ground to stand on");
        }

        @Test
        void neverRuns() {
            throw new AssertionError("must not run");
        }
    }

    @Proof(id = "sample.skipped", milestone = Milestone.M7, kind = ProofKind.CONFORMANCE, title = "is skipped")
    static class Skipped {
        @BeforeAll
        static void needsWhatIsAbsent() {
            Assumptions.abort("the recording is absent");
        }

        @Test
        void one() {
            throw new AssertionError("must not run");
        }

        @Test
        void two() {
            throw new AssertionError("must not run");
        }
    }

    @Proof(
            id = "sample.unchecked",
            milestone = Milestone.M3,
            kind = ProofKind.SIM,
            title = "forgets its invariant",
            invariants = "sample.forgotten")
    static class NeverChecks {
        @Test
        void passes() {
            assertEquals(2, 1 + 1);
        }
    }

    @Proof(id = "sample.property", milestone = Milestone.M3, kind = ProofKind.PROPERTY, title = "runs in two engines")
    static class TwoEngines {
        @Property(tries = 5)
        void property(@ForAll int any) {
            Figures.put("property", 1L);
            assertEquals(any, any + 0);
        }

        @Test
        void plain() {
            Figures.put("plain", 1L);
        }
    }

    @Proof(id = "sample.property-fails", milestone = Milestone.M3, kind = ProofKind.PROPERTY, title = "is refuted")
    static class RefutedProperty {
        @Property(tries = 5)
        void property(@ForAll int any) {
            throw new AssertionError("refuted by " + any);
        }
    }

    @Proof(id = "sample.passing", milestone = Milestone.M2, kind = ProofKind.REPLAY, title = "takes the id of another")
    static class SameId {
        @Test
        void passes() {
            assertEquals(2, 1 + 1);
        }
    }

    /** Not a proof. */
    static class Unmarked {
        @Test
        void reportsNowhere() {
            assertEquals(2, 1 + 1);
        }
    }
}
