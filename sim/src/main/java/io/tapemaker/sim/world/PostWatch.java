package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.types.ConditionId;
import java.util.TreeMap;

/** Looks at what leaves the executor, by what its own tape has said before. */
final class PostWatch {

    private final Surroundings around;
    private final ModelledJournal journal;
    private final TreeMap<OrderKey, Long> intents = new TreeMap<>();
    private final TreeMap<OrderKey, ConditionId> markets = new TreeMap<>();
    private final TreeMap<OrderKey, ConditionId> inDoubt = new TreeMap<>();
    private boolean latched;

    PostWatch(Surroundings around, ModelledJournal journal) {
        this.around = around;
        this.journal = journal;
    }

    /** An intent is on the tape, as its last record. */
    void onIntent(OrderIntent intent) {
        intents.put(intent.key(), journal.lastSequence());
        markets.put(intent.key(), intent.request().asset().conditionId());
    }

    void onReport(ExecutionKind kind, OrderKey key) {
        ConditionId market = markets.get(key);
        if (kind == ExecutionKind.UNKNOWN && market != null) {
            inDoubt.put(key, market);
        } else if (kind != ExecutionKind.ALL_CANCELLED) {
            inDoubt.remove(key);
        }
    }

    void onLatch(KillPhase phase) {
        latched = phase == KillPhase.LATCHED;
    }

    /** An order leaves, for the only time. */
    void onPost(OrderIntent intent) {
        OrderKey key = intent.key();
        Long record = intents.get(key);
        around.checks()
                .require(
                        Invariant.INTENT_IS_SAFE_BEFORE_IT_IS_SENT,
                        record != null && record <= journal.durableSequence(),
                        () -> "order " + key + " leaves and its intent would not survive a power loss");
        around.checks()
                .require(
                        Invariant.NOTHING_PLACED_WHILE_LATCHED,
                        !latched,
                        () -> "order " + key + " leaves while the executor's latch is set");
        ConditionId market = intent.request().asset().conditionId();
        around.checks()
                .require(
                        Invariant.NOTHING_INTO_DOUBT,
                        !inDoubt.containsValue(market),
                        () -> "order " + key + " leaves and " + inDoubt + " is in doubt");
    }
}
