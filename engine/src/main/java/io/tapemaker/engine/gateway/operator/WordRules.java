package io.tapemaker.engine.gateway.operator;

import io.tapemaker.engine.domain.control.OperatorText;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.ConditionId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which words may go onto the tape. What the behaviour in force could not take would be fatal there, for that run and
 * for each replay, so it is refused here.
 */
final class WordRules {

    /** Knows PAUSE and RESUME, for all markets, and nothing else. */
    private static final int FIRST_BEHAVIOUR = 1;

    private final SettingCheck settings;

    WordRules(SettingCheck settings) {
        this.settings = settings;
    }

    /** A word with what goes with it, ready for the tape. */
    record Accepted(OperatorWord word, OperatorText text) {}

    /** The request makes sense, but not to the behaviour in force. */
    static final class NotKnownException extends Exception {

        private static final long serialVersionUID = 1L;

        NotKnownException(String why) {
            super(why);
        }
    }

    /**
     * The word that a request says.
     *
     * @param behaviourVersion the behaviour in force
     * @throws IllegalArgumentException with one line if the request makes no sense
     * @throws NotKnownException if the behaviour in force does not know it
     */
    Accepted accept(OperatorRequest request, int behaviourVersion) throws NotKnownException {
        OperatorWord word = wordOf(request.word());
        ConditionId market = request.market().isEmpty() ? null : ConditionId.parse(request.market());
        OperatorText text = OperatorText.of(word, market, request.key(), request.value(), request.why());
        if (behaviourVersion <= FIRST_BEHAVIOUR && !firstBehaviourKnows(word, market)) {
            throw new NotKnownException("behaviour version " + behaviourVersion
                    + " does not know this word: it knows pause and resume, of all markets");
        }
        if (word == OperatorWord.SET) {
            String problem = settings.problemOf(text.key(), text.value(), market == null ? null : market.toString());
            if (problem != null) {
                throw new IllegalArgumentException(problem);
            }
        }
        return new Accepted(word, text);
    }

    private static OperatorWord wordOf(String name) {
        for (OperatorWord word : OperatorWord.values()) {
            if (word != OperatorWord.NULL_VAL
                    && word.name().toLowerCase(Locale.ROOT).equals(name)) {
                return word;
            }
        }
        throw new IllegalArgumentException(
                "the word is none of status, pause, resume, flatten, leave, kill, rearm and set");
    }

    private static boolean firstBehaviourKnows(OperatorWord word, @Nullable ConditionId market) {
        return (word == OperatorWord.PAUSE || word == OperatorWord.RESUME) && market == null;
    }
}
