package io.tapemaker.engine.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.config.Settings.Kind;
import io.tapemaker.engine.config.Settings.Setting;
import io.tapemaker.engine.domain.control.OperatorText;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.EngineCounter;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.engine.recovery.CommandComparison;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.config.in-flight",
        milestone = Milestone.M4,
        kind = ProofKind.REPLAY,
        title = "Every setting that may be changed in flight is, up and down, on an engine with orders and history; "
                + "the tape replays")
final class SettingsInFlightTest {

    private static final String MARKET = "0x00000000000000000000000000000000000000000000000000000000000000a1";
    private static final String CONFIG =
            "{journal: {stateHashEvery: 16}, markets: [{conditionId: \"" + MARKET + "\", group: g}]}";
    private static final long START_MS = 1_790_000_000_000L;

    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);
    private final BusinessLogic logic = LogicFactory.create();
    private final EngineLoop loop = new EngineLoop(
            inbound.openAppender(), commands.openAppender(), logic, new PaperAcknowledger(), SnapshotPoints.NONE);
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private long ms = START_MS;
    private long frames;

    @Test
    void everySettingThatMayBeChangedIs() {
        session(CONFIG);
        trade(40);
        int changes = 0;
        List<String> refused = new ArrayList<>();
        for (Setting setting : Settings.all()) {
            for (String value : values(setting)) {
                for (ConditionId market : markets(setting)) {
                    if (isAccepted(setting.key(), value, market)) {
                        set(setting.key(), value, market);
                        trade(1);
                        set(setting.key(), original(setting), market);
                        changes++;
                    } else if (market == null) {
                        refused.add(setting.key());
                    }
                }
            }
        }
        assertTrue(changes > 150, () -> "only few were accepted: " + refused);
        assertTrue(logic.counters().get(EngineCounter.PLACES) > 10);
        assertTrue(refused.containsAll(List.of(
                "signals.markout.pendingPrints",
                "orders.calls.sharePercent",
                "orders.memory.orders",
                "risk.rewardBudget.windowHours")));
        assertArrayEquals(CanonicalConfig.write(read(CONFIG)), logic.session().configParsed());
        replay();
        Figures.put("changes", changes);
        Figures.put("records", inbound.records().size());
    }

    private static List<@Nullable ConditionId> markets(Setting setting) {
        List<@Nullable ConditionId> markets = new ArrayList<>();
        markets.add(null);
        if (List.of("quoting", "rewards", "fees").contains(setting.path().get(0))) {
            markets.add(ConditionId.parse(MARKET));
        }
        return markets;
    }

    /** The least, the greatest and a near value, as an operator writes them. */
    private static List<String> values(Setting setting) {
        if (setting.kind() == Kind.TEXT) {
            return List.of();
        }
        long now = setting.valueIn(Settings.defaults());
        List<String> values = new ArrayList<>();
        for (long value : new long[] {setting.min(), setting.max(), 2 * now}) {
            if (value != now && value >= setting.min() && value <= setting.max()) {
                values.add(setting.node(value).asText());
            }
        }
        return values;
    }

    private static String original(Setting setting) {
        JsonNode node = Settings.get(Settings.defaults(), setting.path());
        return node.asText();
    }

    private boolean isAccepted(String key, String value, @Nullable ConditionId market) {
        try {
            ConfigChange.check(logic.session().configParsed(), key, value, market);
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    private void set(String key, String value, @Nullable ConditionId market) {
        byte[] expected = ConfigChange.of(logic.session().configParsed(), key, value, market);
        String text = OperatorText.of(OperatorWord.SET, market, key, value, "").text();
        encoder.operatorEvent(record, OperatorWord.SET, "alice", text, 1, nowNs());
        loop.onEvent(record);
        assertArrayEquals(expected, logic.session().configParsed());
    }

    private void replay() {
        CommandComparison comparison = new CommandComparison(commands.openTailer(), (command, epoch) -> {});
        new TapeReplay(inbound.openTailer(), LogicFactory.create()).runTo(Long.MAX_VALUE, comparison);
        comparison.end();
        assertEquals(commands.records().size(), comparison.compared());
        assertEquals(0, comparison.beyondCount());
    }

    private void session(String yaml) {
        byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[32];
        encoder.sessionStart(
                record,
                new Session(
                        RunMode.FEED,
                        BusinessLogic.BEHAVIOUR_VERSION,
                        "build",
                        "test",
                        hash,
                        text,
                        CanonicalConfig.write(read(yaml)),
                        hash),
                nowNs());
        loop.onEvent(record);
    }

    private static EngineConfig read(String yaml) {
        return ConfigReader.read("test", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private long nowNs() {
        return ms * 1_000_000L;
    }

    /** Books that move by a cent now and then, prints, and a tick. */
    private void trade(int steps) {
        for (int i = 0; i < steps; i++) {
            ms += 1_000;
            int bid = 48 + (int) (ms / 7_000 % 2);
            frame(book("1111", bid, bid + 2));
            frame(book("2222", 98 - bid, 100 - bid));
            frame("{\"event_type\":\"last_trade_price\",\"market\":\"" + MARKET
                    + "\",\"asset_id\":\"1111\",\"price\":\"0." + bid
                    + "\",\"size\":\"12\",\"side\":\"SELL\",\"fee_rate_bps\":\"0\",\"timestamp\":\"" + ms + "\"}");
            encoder.burstEnd(record, 1, frames, nowNs());
            loop.onEvent(record);
            encoder.timerTick(record, nowNs());
            loop.onEvent(record);
        }
    }

    private void frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        encoder.marketFrame(record, 1, ++frames, nowNs(), bytes, 0, bytes.length);
        loop.onEvent(record);
    }

    private String book(String asset, int bid, int ask) {
        return String.format(
                Locale.ROOT,
                "{\"market\":\"%s\",\"asset_id\":\"%s\",\"timestamp\":\"%d\",\"hash\":\"%040x\","
                        + "\"bids\":[{\"price\":\"0.%d\",\"size\":\"900\"},{\"price\":\"0.%d\",\"size\":\"700\"}],"
                        + "\"asks\":[{\"price\":\"0.%d\",\"size\":\"900\"},{\"price\":\"0.%d\",\"size\":\"700\"}],"
                        + "\"tick_size\":\"0.01\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}",
                MARKET,
                asset,
                ms,
                0,
                bid - 1,
                bid,
                ask + 1,
                ask);
    }
}
