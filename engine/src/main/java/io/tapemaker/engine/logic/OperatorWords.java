package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.control.OperatorText;
import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.ConditionId;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the operator's words do in behaviour version 2. */
final class OperatorWords {

    private final RewardBehaviour behaviour;
    private final KillDesk kill;

    OperatorWords(RewardBehaviour behaviour, KillDesk kill) {
        this.behaviour = behaviour;
        this.kill = kill;
    }

    void onWord(OperatorEventDecoder event) {
        int raw = event.wordRaw();
        if (raw < OperatorWord.PAUSE.value() || raw > OperatorWord.SET.value()) {
            throw behaviour.context().unknown("a word of the operator that is unknown, " + raw);
        }
        OperatorWord word = event.word();
        event.skipWho();
        byte[] bytes = new byte[event.textLength()];
        event.getText(bytes, 0, bytes.length);
        OperatorText text = parse(word, new String(bytes, StandardCharsets.UTF_8));
        if (text == null) {
            refused();
            return;
        }
        switch (word) {
            case PAUSE -> pause(true);
            case RESUME -> resume(text);
            case FLATTEN -> wish(text.market(), MarketWish::withFlatten);
            case LEAVE -> wish(text.market(), MarketWish::withLeft);
            case KILL -> kill.trip(KillTrigger.OPERATOR, 0);
            case REARM -> kill.rearm();
            case SET -> set(text);
            case NULL_VAL -> throw behaviour.context().unknown("a word of the operator that is unknown, " + raw);
        }
    }

    /**
     * Text that has no form of ours is taken as a reason only, and the word means all markets: that takes more quotes
     * away than was meant, never fewer. What would give something back, or set something, has to be said properly.
     */
    private static @Nullable OperatorText parse(OperatorWord word, String text) {
        try {
            return OperatorText.parse(word, text);
        } catch (IllegalArgumentException e) {
            boolean exact = word == OperatorWord.SET || word == OperatorWord.RESUME;
            return exact ? null : OperatorText.of(word, null, "", "", "");
        }
    }

    private void refused() {
        behaviour.context().counters.add(EngineCounter.WORDS_REFUSED);
    }

    private void pause(boolean paused) {
        if (paused != behaviour.state().paused) {
            behaviour.state().paused = paused;
            behaviour.queueAll();
        }
    }

    private void resume(OperatorText text) {
        wish(text.market(), wish -> MarketWish.NONE);
        if (text.market() == null) {
            pause(false);
        }
    }

    private void wish(@Nullable ConditionId only, UnaryOperator<MarketWish> change) {
        TradingState state = behaviour.state();
        Books books = behaviour.context().books();
        state.know(books);
        boolean seen = false;
        for (int index = 0; index < books.marketCount(); index++) {
            if (only == null || only.equals(books.market(index).conditionId())) {
                MarketDesk desk = state.desk(index);
                desk.wish = change.apply(desk.wish);
                seen = true;
            }
        }
        if (only == null) {
            state.wishes.all(change);
        } else if (!seen && !state.wishes.unseen(only, change)) {
            refused();
        }
        behaviour.queueAll();
    }

    private void set(OperatorText text) {
        byte[] changed;
        try {
            changed = behaviour
                    .settingsDecoder()
                    .changed(behaviour.context().session().configParsed(), text.key(), text.value(), text.market());
        } catch (IllegalArgumentException e) {
            // The door checks before it lets a word in; what is refused here as well changes nothing.
            refused();
            return;
        }
        behaviour.change(changed);
    }
}
