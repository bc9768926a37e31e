package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.kill-nine",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "kill -9 of the executor's process at named moments under lost requests and answers, posts that arrive"
                + " after a look-up said absent, Duplicated, fills, refusals: each intent is posted at most once, each"
                + " unknown is resolved by hash, the tape verifies")
class KillNineTest {

    private static final int KILLS = ProofBudget.pick(10, 200);
    private static final long PRICE_E4 = 4_500;
    private static final long SHARES = 10;

    /** Longer than a start takes, and shorter than what is absent is looked for. */
    private static final long LATE_MS = 15_000;

    @TempDir
    private Path folder;

    private final Map<Moment, Integer> killedAt = new EnumMap<>(Moment.class);

    /** When the process dies. */
    private enum Moment {
        /** Right behind a command that nobody has read yet. */
        BEHIND_THE_COMMAND,
        /** The intent is on the tape. */
        BEHIND_THE_INTENT,
        /** The venue has heard of it, and no answer is on the tape. */
        POST_ARRIVED,
        /** The engine has been told. */
        BEHIND_THE_REPORT,
        /** As when the post has arrived, and once more while the next process takes over. */
        IN_RECOVERY
    }

    /** What becomes of the post. */
    private enum Fate {
        REQUEST_LOST,
        /** The venue takes it when the next process has looked it up and was told that it is absent. */
        ACCEPTED_BEHIND_A_LOOK_UP,
        /** The first of two sends was accepted, though we made only one: the answer is that to the second. */
        DUPLICATED,
        ACCEPTED_AND_ANSWER_LOST,
        FILLED_AND_ANSWER_LOST,
        REJECTED
    }

    @Test
    void noOrderIsSentTwiceAndNoneIsForgotten() {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            ExecutorChild executor = rig.live().ready();
            for (int i = 0; i < KILLS; i++) {
                Moment moment = Moment.values()[i % Moment.values().length];
                // Five moments and six fates: each with each within thirty kills.
                Fate fate = Fate.values()[i % Fate.values().length];
                executor = dieAt(rig, executor, moment, fate, i % VenueKit.MARKETS.size());
            }
            rig.tape.await("every order has an outcome", KillNineTest::isResolved);
            assertEquals(0, executor.terminate(), executor::toString);
            check(rig);
        }
    }

    private ExecutorChild dieAt(ExecutorRig rig, ExecutorChild executor, Moment moment, Fate fate, int market) {
        // Something has to have been wanted before books and terms are looked at.
        long warmUp = rig.placeUntilIntent(market, OrderSide.BUY, PRICE_E4 - 300, SHARES);
        rig.tape.await("what became of " + warmUp, tape -> isResolved(tape, warmUp));
        long posts = rig.venue.arrived("POST /order");
        switch (fate) {
            case REQUEST_LOST -> rig.venue.fault("LOSE_REQUEST", "");
            case ACCEPTED_BEHIND_A_LOOK_UP -> rig.venue.fault("LATE_REQUEST", ",\"millis\":" + LATE_MS);
            case DUPLICATED -> rig.venue.fault("TWICE", "");
            case ACCEPTED_AND_ANSWER_LOST, FILLED_AND_ANSWER_LOST ->
                rig.venue.fault("DELAY_ANSWER", ",\"millis\":60000");
            case REJECTED ->
                rig.venue.fault("STATUS", ",\"status\":400,\"text\":\"{\\\"error\\\":\\\"no such thing\\\"}\"");
        }
        long number = rig.engine.place(market, OrderSide.BUY, PRICE_E4, SHARES);
        await(rig, moment, number, posts);
        if (fate == Fate.FILLED_AND_ANSWER_LOST) {
            rig.venue.rest(market, Side.SELL, PRICE_E4, SHARES);
        }
        executor.kill();
        killedAt.merge(moment, 1, Integer::sum);
        rig.venue.clearFaults();
        ExecutorChild next = rig.live();
        if (moment == Moment.IN_RECOVERY) {
            long starts = rig.tape.starts;
            rig.tape.await("the next one has begun", tape -> tape.starts > starts);
            next.kill();
            next = rig.live();
        }
        return next.ready();
    }

    private static void await(ExecutorRig rig, Moment moment, long number, long posts) {
        switch (moment) {
            case BEHIND_THE_COMMAND -> {}
            case BEHIND_THE_INTENT -> rig.tape.await("the intent", tape -> tape.knows(number));
            case POST_ARRIVED, IN_RECOVERY ->
                rig.tape.await(
                        "the post",
                        tape -> tape.told(number, ExecutionKind.REJECTED) || rig.venue.arrived("POST /order") > posts);
            case BEHIND_THE_REPORT -> rig.tape.await("a report", tape -> tape.reports.containsKey(number));
        }
    }

    private static boolean isResolved(ExecutionsView tape) {
        return tape.intents.keySet().stream().allMatch(number -> isResolved(tape, number));
    }

    private static boolean isResolved(ExecutionsView tape, long number) {
        List<ExecutionKind> told = tape.reports.getOrDefault(number, List.of());
        return !told.isEmpty() && told.get(told.size() - 1) != ExecutionKind.UNKNOWN;
    }

    private void check(ExecutorRig rig) {
        rig.tape.read();
        long posts = rig.venue.arrived("POST /order");
        assertEquals(posts, rig.venue.differentPosts(), "no body is posted twice");
        assertTrue(posts <= rig.tape.intents.size(), "no post without an intent");
        assertEquals(0, rig.venue.open().size(), "nothing is left open");
        long filled = 0;
        for (Map.Entry<Long, String> intent : rig.tape.intents.entrySet()) {
            boolean matched = rig.venue.matchedE6(intent.getValue()) > 0;
            assertEquals(matched, rig.tape.fills.contains(intent.getKey()), "fills are told: " + intent + rig.tape);
            filled += matched ? 1 : 0;
        }
        assertEquals(
                KILLS, killedAt.values().stream().mapToInt(Integer::intValue).sum());
        rig.verify();
        Figures.put("kills", KILLS);
        Figures.put("intents", rig.tape.intents.size());
        Figures.put("posts", posts);
        Figures.put("ordersFilled", filled);
        Figures.put("ordersFoundWhenLookedUpAgain", foundWhenLookedUpAgain(rig));
        Figures.put(
                "answersDuplicated",
                rig.tape.reasons.values().stream()
                        .filter(reason -> reason.contains("Duplicated"))
                        .count());
    }

    private static long foundWhenLookedUpAgain(ExecutorRig rig) {
        return rig.tape.intents.entrySet().stream()
                .filter(intent -> rig.tape.told(intent.getKey(), ExecutionKind.ACCEPTED)
                        && rig.venue.arrived("GET /data/order/" + intent.getValue()) > 1)
                .count();
    }
}
