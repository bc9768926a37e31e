package io.tapemaker.engine.gateway.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.operator-rules",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Only words that the behaviour in force can take may go onto the tape; a setting is checked before")
class WordRulesTest {

    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final String ID = "0x" + "ab".repeat(32);

    private final WordRules rules = new WordRules((key, value, market) ->
            key.equals("good") ? null : key + " " + value + " " + market + " is no setting that can be changed");

    private static OperatorRequest request(String word, String market, String key, String value) {
        return new OperatorRequest(word, market, key, value, "", 0);
    }

    private String text(OperatorRequest request) throws WordRules.NotKnownException {
        return rules.accept(request, SECOND).text().text();
    }

    @Test
    void theSecondBehaviourTakesEveryWord() throws WordRules.NotKnownException {
        for (String word : List.of("pause", "resume", "flatten", "leave", "kill", "rearm")) {
            WordRules.Accepted accepted = rules.accept(request(word, "", "", ""), SECOND);
            assertEquals(
                    word.toUpperCase(java.util.Locale.ROOT), accepted.word().name());
            assertEquals("", accepted.text().text());
        }
        assertEquals(
                OperatorWord.SET,
                rules.accept(request("set", "", "good", "1"), SECOND).word());
        assertEquals(
                "market=" + ID,
                text(request("leave", ID.toUpperCase(java.util.Locale.ROOT).replace('X', 'x'), "", "")));
        assertEquals("market=0x" + "0".repeat(62) + "1f good=1", text(request("set", "0x1F", "good", "1")));
    }

    @Test
    void theFirstBehaviourTakesTwo() throws WordRules.NotKnownException {
        assertEquals(
                OperatorWord.PAUSE,
                rules.accept(request("pause", "", "", ""), FIRST).word());
        assertEquals(
                OperatorWord.RESUME,
                rules.accept(request("resume", "", "", ""), FIRST).word());
        for (OperatorRequest other : List.of(
                request("flatten", "", "", ""),
                request("leave", ID, "", ""),
                request("kill", "", "", ""),
                request("rearm", "", "", ""),
                request("resume", ID, "", ""),
                request("set", "", "good", "1"))) {
            assertThrows(WordRules.NotKnownException.class, () -> rules.accept(other, FIRST), other::toString);
            assertThrows(WordRules.NotKnownException.class, () -> rules.accept(other, 0), other::toString);
        }
    }

    @Test
    void aSettingIsCheckedBeforeItIsJournaled() {
        IllegalArgumentException told = assertThrows(
                IllegalArgumentException.class, () -> rules.accept(request("set", ID, "bad", "1"), SECOND));
        assertEquals("bad 1 " + ID + " is no setting that can be changed", told.getMessage());
        assertThrows(IllegalArgumentException.class, () -> rules.accept(request("set", "", "bad", "1"), SECOND));
        assertThrows(IllegalArgumentException.class, () -> rules.accept(request("set", "", "", ""), SECOND));
        assertThrows(IllegalArgumentException.class, () -> rules.accept(request("kill", ID, "", ""), SECOND));
    }
}
