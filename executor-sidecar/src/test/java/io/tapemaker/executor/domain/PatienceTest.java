package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.patience",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A network that fails at once is asked again, and not more than once a second by anybody")
final class PatienceTest {

    private static final int SECONDS = 10;

    @Test
    void aDoubtAndItsCancel() {
        Bench bench = Bench.ready();
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        assertPatient(bench, VenueRequest.Cancel.class, VenueRequest.LookUp.class);
    }

    @Test
    void aSweepAndItsTrades() {
        Bench bench = Bench.ready();
        bench.rests(1);
        bench.operator(OperatorWord.KILL);
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        assertPatient(bench, VenueRequest.CancelAll.class, VenueRequest.Trades.class);
    }

    /** Every request fails a millisecond after it was made. */
    @SafeVarargs
    private static void assertPatient(Bench bench, Class<? extends VenueRequest>... kinds) {
        Map<String, Integer> asked = new TreeMap<>();
        for (int ms = 0; ms < SECONDS * 1_000; ms++) {
            bench.nowNs += Bench.SECOND_NS / 1_000;
            if (ms % 100 == 0) {
                bench.alive();
                bench.on(new ExecutorInput.Tick(bench.nowNs));
            }
            for (long tag : bench.out.asked.keySet().stream().toList()) {
                VenueRequest request = bench.out.asked.remove(tag);
                asked.merge(request.getClass().getSimpleName(), 1, Integer::sum);
                bench.on(new ExecutorInput.Answer(tag, new VenueAnswer.Unknown("refused at once")));
            }
        }
        for (Class<? extends VenueRequest> kind : kinds) {
            int times = asked.getOrDefault(kind.getSimpleName(), 0);
            // Two orders may be cancelled or looked up, each once a second, and the first ask is at once.
            assertTrue(times >= SECONDS / 2, kind + " was given up: " + asked);
            assertTrue(times <= 2 * (SECONDS + 1), kind + " was asked again and again: " + asked);
            Figures.put(kind.getSimpleName() + " in ten seconds", times);
        }
    }
}
