package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.RewardDecision;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Watches one record being handled, for the one command of it that is to be explained and the decision behind it. */
final class DecisionWatcher implements DecisionListener, CommandSink {

    private @Nullable BusinessLogic logic;
    private int wanted;
    private int seen;
    private byte[] body = new byte[0];
    private boolean found;

    private @Nullable MarketMoment lastMoment;
    private @Nullable DecisionFacts lastDecision;
    private @Nullable MarketMoment deciding;
    private @Nullable DecisionFacts decision;

    /** Watches from now on, for the command of this index among those that the next record causes. */
    void watch(BusinessLogic watched, int index) {
        logic = watched;
        wanted = index;
    }

    @Override
    public void onBandDecision(Market market, QuoteInputs inputs, DesiredQuotes desired) {
        BusinessLogic watched = logic;
        if (watched != null && !found) {
            lastMoment = MarketMoment.of(market, watched);
            lastDecision = BandFacts.of(inputs, desired);
        }
    }

    @Override
    public void onDecision(Market market, RewardDecision made) {
        BusinessLogic watched = logic;
        if (watched != null && !found) {
            lastMoment = MarketMoment.of(market, watched);
            lastDecision = RewardFacts.of(market, made);
        }
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        if (logic == null || seen++ != wanted) {
            return;
        }
        found = true;
        body = Arrays.copyOfRange(command.array(), RecordBuffer.BODY_OFFSET, command.length());
        int template = RecordFrame.templateId(command.buffer());
        if (template == PlaceOrderDecoder.TEMPLATE_ID || template == CancelOrderDecoder.TEMPLATE_ID) {
            deciding = lastMoment;
            decision = lastDecision;
        }
    }

    /** Whether replaying gave a command of that index with this body. */
    boolean gave(byte[] tapedBody) {
        return found && Arrays.equals(body, tapedBody);
    }

    @Nullable
    MarketMoment deciding() {
        return deciding;
    }

    @Nullable
    DecisionFacts decision() {
        return decision;
    }
}
