package io.tapemaker.engine.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.logic.SessionFacts;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.start.session",
        milestone = Milestone.M1,
        kind = ProofKind.UNIT,
        title = "A start goes on with the session on the tape only if everything that decides is the same")
final class SessionMatchTest {

    @Test
    void aSessionGoesOnOnlyIfEverythingThatDecidesIsTheSame() {
        List<Boolean> matches = List.of(
                goesOn(RunMode.FEED, 1, "b", 7, "c", 3),
                goesOn(RunMode.FEED, 1, "b", 7, "c", 0),
                goesOn(RunMode.SHADOW, 1, "b", 7, "c", 3),
                goesOn(RunMode.FEED, 2, "b", 7, "c", 3),
                goesOn(RunMode.FEED, 1, "other", 7, "c", 3),
                goesOn(RunMode.FEED, 1, "b", 8, "c", 3),
                goesOn(RunMode.FEED, 1, "b", 7, "d", 3));
        assertEquals(List.of(true, false, false, false, false, false, false), matches);
    }

    private static boolean goesOn(RunMode mode, int behaviour, String build, int origin, String config, int epoch) {
        byte[] taped = new byte[32];
        taped[0] = 7;
        byte[] own = new byte[32];
        own[0] = (byte) origin;
        Session session = new Session(
                mode,
                behaviour,
                build,
                "kind",
                own,
                new byte[] {1},
                config.getBytes(StandardCharsets.UTF_8),
                new byte[32]);
        SessionFacts facts =
                new SessionFacts(epoch, RunMode.FEED.value(), 1, taped, "b", "c".getBytes(StandardCharsets.UTF_8));
        return SessionMatch.goesOn(session, facts);
    }
}
