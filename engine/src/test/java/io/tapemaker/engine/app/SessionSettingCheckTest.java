package io.tapemaker.engine.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.control.OperatorText;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.app.setting-check",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "A change is tried on the settings that are in force, not on those that the session began with")
final class SessionSettingCheckTest {

    private static final String MARKET = "0x00000000000000000000000000000000000000000000000000000000000000a1";
    private static final long START_NS = 1_790_000_000_000_000_000L;

    private final JournalAppender inbound = new MemoryJournal(JournalKind.INBOUND).openAppender();
    private final JournalAppender commands = new MemoryJournal(JournalKind.COMMANDS).openAppender();
    private final BusinessLogic logic = LogicFactory.create();
    private final EngineLoop loop =
            new EngineLoop(inbound, commands, logic, new PaperAcknowledger(), SnapshotPoints.NONE);
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private final StatusBoard board = new StatusBoard();
    private final SessionSettingCheck check = new SessionSettingCheck(board);

    @Test
    void aChangeIsTriedOnWhatIsInForce() {
        assertEquals(
                "the configuration in force is not known yet; ask again",
                check.problemOf("quoting.largestOrder", "100", null));
        begin("{markets: [{conditionId: \"" + MARKET + "\"}]}");
        assertNull(check.problemOf("quoting.largestOrder", "100", null));
        assertNull(check.problemOf("rewards.minSize", "100", null));
        assertEquals(
                "change of a setting: signals cannot be changed in flight; these can: end, fees, gameStart, quoting,"
                        + " rewards",
                check.problemOf("signals", "1", MARKET));
        assertEquals(
                "change of a setting: market " + MARKET.replace("a1", "a2")
                        + " is not listed; change the common settings instead",
                check.problemOf("quoting.largestOrder", "100", MARKET.replace("a1", "a2")));
        say("quoting.largestOrder=70");
        assertEquals(
                "change of a setting: quoting.largestOrder must be at least rewards.minSize, 100, or no order would"
                        + " ever score",
                check.problemOf("rewards.minSize", "100", null));
        assertNull(check.problemOf("rewards.minSize", "70", MARKET));
    }

    private void begin(String yaml) {
        LoadedConfig config = LoadedConfig.of("test", yaml.getBytes(StandardCharsets.UTF_8));
        byte[] hash = new byte[32];
        encoder.sessionStart(
                record,
                new Session(
                        RunMode.FEED,
                        BusinessLogic.BEHAVIOUR_VERSION,
                        "build",
                        "test",
                        hash,
                        config.bytes(),
                        config.parsed(),
                        hash),
                START_NS);
        loop.onEvent(record);
        board.show(logic, inbound, commands);
    }

    private void say(String text) {
        OperatorText parsed = OperatorText.parse(OperatorWord.SET, text);
        encoder.operatorEvent(record, OperatorWord.SET, "alice", parsed.text(), 1, START_NS);
        loop.onEvent(record);
        board.show(logic, inbound, commands);
    }
}
