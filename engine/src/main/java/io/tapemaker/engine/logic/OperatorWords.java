package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.control.OperatorText;
import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.ConditionId;
import java.nio.charset.StandardCharsets;
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
            case FLATTEN -> each(text.market(), desk -> desk.flatten = true);
            case LEAVE -> each(text.market(), desk -> desk.left = true);
            case KILL -> kill.trip(KillTrigger.OPERATOR, 0);
            case REARM -> kill.rearm();
            case SET -> set(text);
            case NULL_VAL -> throw behaviour.context().unknown("a word of the operator that is unknown, " + raw);
        }
    }

    /** Words whose text has no form of ours say a reason only; but a setting has to be named. */
    private static @Nullable OperatorText parse(OperatorWord word, String text) {
        try {
            return OperatorText.parse(word, text);
        } catch (IllegalArgumentException e) {
            return word == OperatorWord.SET ? null : OperatorText.of(word, null, "", "", "");
        }
    }

    private void refused() {
        behaviour.context().counters.add(EngineCounter.SETS_REFUSED);
    }

    private void pause(boolean paused) {
        if (paused != behaviour.state().paused) {
            behaviour.state().paused = paused;
            behaviour.queueAll();
        }
    }

    private void resume(OperatorText text) {
        each(text.market(), desk -> {
            desk.left = false;
            desk.flatten = false;
        });
        if (text.market() == null) {
            pause(false);
        }
    }

    private interface DeskChange {
        void on(MarketDesk desk);
    }

    private void each(@Nullable ConditionId only, DeskChange change) {
        Books books = behaviour.context().books();
        behaviour.state().know(books);
        for (int index = 0; index < books.marketCount(); index++) {
            Market market = books.market(index);
            if (only == null || only.equals(market.conditionId())) {
                change.on(behaviour.state().desk(index));
            }
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
