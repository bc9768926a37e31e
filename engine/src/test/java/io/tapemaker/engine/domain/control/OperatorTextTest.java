package io.tapemaker.engine.domain.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.operator-text",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "What goes with a word of the operator has one text, which gives it back; any other text is refused")
class OperatorTextTest {

    private static final long SEED = 4;
    private static final int TRIES = 20_000;
    private static final String ID = "0x" + "0123456789abcdef".repeat(4);
    private static final ConditionId MARKET = ConditionId.parse(ID);
    private static final String KEY_LETTERS = "abcXYZ019.-_";
    private static final String WHY_LETTERS = "ab =\u001b\n\u202e\u00e9why=market=0x";

    @Test
    void theFormsAreTheseAndNoOthers() {
        assertEquals("", OperatorText.of(OperatorWord.PAUSE, null, "", "", "").text());
        assertEquals(
                "why=news at noon",
                OperatorText.of(OperatorWord.KILL, null, "", "", "news at noon").text());
        assertEquals(
                "market=" + ID,
                OperatorText.of(OperatorWord.LEAVE, MARKET, "", "", "").text());
        assertEquals(
                "market=" + ID + " why=b",
                OperatorText.of(OperatorWord.FLATTEN, MARKET, "", "", "b").text());
        assertEquals(
                "a.b=5", OperatorText.of(OperatorWord.SET, null, "a.b", "5", "").text());
        assertEquals(
                "market=" + ID + " a.b=x=y why=z",
                OperatorText.of(OperatorWord.SET, MARKET, "a.b", "x=y", "z").text());
    }

    @Test
    void aTextGivesBackItsParts() {
        SplittableRandom random = new SplittableRandom(SEED);
        int withMarket = 0;
        for (int i = 0; i < TRIES; i++) {
            OperatorWord word = OperatorWord.values()[random.nextInt(7)];
            boolean set = word == OperatorWord.SET;
            ConditionId market = OperatorText.isAboutOneMarket(word) && random.nextBoolean() ? MARKET : null;
            String key = set ? "k" + letters(random, KEY_LETTERS, 20) : "";
            String value = set ? "=" + letters(random, KEY_LETTERS + "=\"", 20) : "";
            String why = letters(random, WHY_LETTERS, 40);
            String text = OperatorText.of(word, market, key, value, why).text();
            OperatorText parsed = OperatorText.parse(word, text);
            assertEquals(market, parsed.market(), text);
            assertEquals(key, parsed.key(), text);
            assertEquals(value, parsed.value(), text);
            assertEquals(why, parsed.why(), text);
            assertEquals(text, parsed.text());
            withMarket += market == null ? 0 : 1;
        }
        Figures.put("texts read back", TRIES);
        Figures.put("of them about one market", withMarket);
        Figures.put("seed", SEED);
    }

    private static String letters(SplittableRandom random, String of, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }

    private record Wrong(OperatorWord word, String text) {}

    @Test
    void anyOtherTextIsRefused() {
        List<Wrong> table = List.of(
                new Wrong(OperatorWord.PAUSE, "news at noon"),
                new Wrong(OperatorWord.PAUSE, " "),
                new Wrong(OperatorWord.PAUSE, "why="),
                new Wrong(OperatorWord.PAUSE, "market=" + ID),
                new Wrong(OperatorWord.KILL, "market=" + ID + " why=x"),
                new Wrong(OperatorWord.REARM, "a=b"),
                new Wrong(OperatorWord.LEAVE, "market="),
                new Wrong(OperatorWord.LEAVE, "market=0x12"),
                new Wrong(OperatorWord.LEAVE, "market=" + ID.toUpperCase(java.util.Locale.ROOT)),
                new Wrong(OperatorWord.LEAVE, "market=" + ID + "0"),
                new Wrong(OperatorWord.LEAVE, "market=" + ID + " "),
                new Wrong(OperatorWord.LEAVE, " market=" + ID),
                new Wrong(OperatorWord.LEAVE, "market=" + ID + "  why=x"),
                new Wrong(OperatorWord.LEAVE, "market=" + ID + " market=" + ID),
                new Wrong(OperatorWord.LEAVE, "why=x market=" + ID + "\u0000\ud800"),
                new Wrong(OperatorWord.SET, ""),
                new Wrong(OperatorWord.SET, "a"),
                new Wrong(OperatorWord.SET, "a="),
                new Wrong(OperatorWord.SET, "=b"),
                new Wrong(OperatorWord.SET, "1a=b"),
                new Wrong(OperatorWord.SET, "why=b"),
                new Wrong(OperatorWord.SET, "a=b c=d"),
                new Wrong(OperatorWord.SET, "a=b why=c".replace(' ', '\t')),
                new Wrong(OperatorWord.SET, "a=b\u00e9"),
                new Wrong(OperatorWord.SET, "a=b market=" + ID),
                new Wrong(OperatorWord.SET, "market=" + ID),
                new Wrong(OperatorWord.SET, "a=" + "b".repeat(OperatorText.MAX_VALUE_LENGTH + 1)),
                new Wrong(OperatorWord.SET, "a".repeat(OperatorText.MAX_KEY_LENGTH + 1) + "=b"),
                new Wrong(OperatorWord.RESUME, "why=" + "x".repeat(OperatorText.MAX_WHY_LENGTH + 1)));
        for (Wrong wrong : table) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> OperatorText.parse(wrong.word(), wrong.text()),
                    () -> wrong + " was taken");
        }
        Figures.put("texts refused", table.size());
    }

    @Test
    void partsThatDoNotGoTogetherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> OperatorText.of(OperatorWord.SET, null, "market", "1", ""));
        assertThrows(IllegalArgumentException.class, () -> OperatorText.of(OperatorWord.PAUSE, null, "a", "b", ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> OperatorText.of(OperatorWord.PAUSE, null, "", "", "half a pair \ud83d"));
        assertEquals(
                "\ud83d\ude00",
                OperatorText.of(OperatorWord.PAUSE, null, "", "", "\ud83d\ude00")
                        .why());
        assertNull(OperatorText.parse(OperatorWord.LEAVE, "").market());
    }
}
