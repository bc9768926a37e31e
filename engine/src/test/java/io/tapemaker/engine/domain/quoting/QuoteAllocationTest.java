package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.allocation",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Deciding, choosing edits and explaining allocate nothing once the scratch arrays have grown")
class QuoteAllocationTest {

    private static final int MARKETS = 400;
    private static final int ROUNDS = 60;
    private static final int WARM_UP_ROUNDS = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final QuoteSearch search = new QuoteSearch();
    private final EditChoice choice = new EditChoice();
    private final Explainer explainer = new Explainer(search);
    private final Explanation explanation = new Explanation();
    private final DesiredQuotes wanted = new DesiredQuotes();
    private final DesiredQuotes out = new DesiredQuotes();
    private final List<QuoteInputs> markets = new ArrayList<>();
    private final List<LiveQuote> bids = new ArrayList<>();
    private final List<LiveQuote> asks = new ArrayList<>();
    private long quoted;

    private void markets() {
        for (long seed = 0; seed < MARKETS; seed++) {
            QuoteInputs in = RandomMarkets.market(seed);
            markets.add(in);
            bids.add(RandomMarkets.live(new Random(seed), in, true));
            asks.add(RandomMarkets.live(new Random(seed), in, false));
        }
    }

    /** Bytes of one round over all markets: the least of many, as the machine's own news cost some rounds a little. */
    private long allocatedBy(Runnable round) {
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
            long before = threads.getThreadAllocatedBytes(self);
            round.run();
            long bytes = threads.getThreadAllocatedBytes(self) - before;
            least = i < WARM_UP_ROUNDS ? least : Math.min(least, bytes);
        }
        return least;
    }

    private void decideAll() {
        for (int i = 0; i < MARKETS; i++) {
            search.computeDesiredQuotes(markets.get(i), wanted);
            choice.choose(markets.get(i), bids.get(i), asks.get(i), wanted, out);
            quoted += out.isEmpty() ? 0 : 1;
        }
    }

    private void explainAll() {
        for (int i = 0; i < MARKETS; i++) {
            explainer.explain(markets.get(i), explanation, wanted);
        }
    }

    private void describeAll() {
        for (int i = 0; i < MARKETS; i++) {
            explainer.explain(markets.get(i), explanation, wanted);
            explanation.describe((key, value) -> quoted += value.length());
        }
    }

    @Test
    void deciding() {
        markets();
        long bytes = allocatedBy(this::decideAll);
        Figures.put("bytesPerRound.deciding", bytes);
        Figures.put("marketsPerRound", MARKETS);
        assertEquals(0, bytes);
        assertTrue(quoted > 0);
    }

    @Test
    void explaining() {
        markets();
        assertEquals(0, allocatedBy(this::explainAll));
    }

    /** Negative control: the text of an explanation is seen. */
    @Test
    void describingIsSeen() {
        markets();
        long bytes = allocatedBy(this::describeAll);
        Figures.put("bytesPerRound.describing", bytes);
        assertTrue(bytes > 100L * MARKETS, "only " + bytes);
    }
}
