package io.tapemaker.engine.recovery;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Wrote the golden tape, and writes the next one when there is a new schema or behaviour version: every kind of
 * record of INBOUND, with a fixed configuration and build, through the engine's own loop with paper answers. Run by
 * hand with a target folder.
 */
final class GoldenTapeWriter {
    private static final long START_MS = 1_790_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int CYCLE = 40;
    private static final int STEPS = 30 * CYCLE;
    private static final String MARKET = "0x00000000000000000000000000000000000000000000000000000000000000c";

    private static final String CONFIG = """
            journal: {stateHashEvery: 32, snapshotEvery: 100}
            books: {witnessMs: 100}
            quoting: {frontCushion: 0, exitLiquidity: 0, leastNetPerDay: "0"}
            rewards: {minAgeMs: 0}
            orders: {edits: {minIntervalMs: 300}}
            regimes: {holds: {bookNotInSyncMs: 0, jumpMs: 200, sweepMs: 200, cushionGoneMs: 0}}
            signals: {jump: {moreThan: "0.05"}}
            risk: {staleness: {executorMs: 3000}}
            """;

    private static final OperatorWord[] TAKE_AWAY = {
        OperatorWord.PAUSE, OperatorWord.SET, OperatorWord.LEAVE, OperatorWord.FLATTEN, OperatorWord.KILL
    };

    private final SplittableRandom random = new SplittableRandom(84);
    private final MemoryJournal inbound = new MemoryJournal(JournalKind.INBOUND);
    private final MemoryJournal commands = new MemoryJournal(JournalKind.COMMANDS);
    private final BusinessLogic logic = LogicFactory.create();
    private final EngineLoop loop = new EngineLoop(
            inbound.openAppender(), commands.openAppender(), logic, new PaperAcknowledger(), SnapshotPoints.NONE);
    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();
    private long ms = START_MS;
    private long position;
    private int sessions;

    private GoldenTapeWriter() {}

    public static void main(String[] args) throws IOException {
        GoldenTapeWriter writer = new GoldenTapeWriter();
        writer.session();
        for (int i = 0; i < STEPS; i++) {
            writer.step(i);
        }
        write(Path.of(args[0], "inbound.gz"), writer.inbound);
        write(Path.of(args[0], "commands.gz"), writer.commands);
    }

    private static void write(Path file, MemoryJournal journal) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (byte[] bytes : journal.records()) {
                out.write(bytes);
            }
        }
    }

    /** Every third session has an executor, so that there is something that may fall silent. */
    private void session() {
        LoadedConfig config = LoadedConfig.of("golden", CONFIG.getBytes(StandardCharsets.UTF_8));
        byte[] hash = new byte[32];
        RunMode mode = ++sessions % 3 == 0 ? RunMode.SHADOW : RunMode.FEED;
        encoder.sessionStart(
                record,
                new Session(
                        mode,
                        BusinessLogic.BEHAVIOUR_VERSION,
                        "golden build",
                        "golden",
                        hash,
                        config.bytes(),
                        config.parsed(),
                        hash),
                nowNs());
        loop.onEvent(record);
    }

    private long nowNs() {
        return ms * NS_PER_MS;
    }

    private void step(int step) {
        ms += random.nextInt(120);
        int cycle = step / CYCLE;
        switch (step % CYCLE) {
            case 2, 10, 20, 26, 35 -> {
                // One cycle in four the executor is silent, and sets the latch where it is expected to speak.
                if (cycle % 4 == 2) {
                    books(random.nextInt(3));
                    encoder.burstEnd(record, 1, position, nowNs());
                } else {
                    encoder.executorStatus(record, cycle % 8 != 5, LinkState.UP, step, nowNs());
                }
            }
            case 7 -> word(TAKE_AWAY[cycle % TAKE_AWAY.length], step);
            case 14 -> word(OperatorWord.RESUME, step);
            case 36 -> word(OperatorWord.REARM, step);
            case 11 -> fill(FillStatus.MATCHED, step);
            case 12 -> fill(cycle % 3 == 0 ? FillStatus.FAILED : FillStatus.CONFIRMED, step);
            case 17 -> encoder.linkEvent(record, 1, LinkState.DOWN, nowNs());
            case 18 -> encoder.linkEvent(record, 1, LinkState.UP, nowNs());
            case 27 ->
                encoder.oversizeFrame(
                        record, 1, ++position, nowNs(), new OversizeFrame(5 << 20, new byte[32], new byte[64]));
            case 33 -> {
                if (cycle % 3 == 1) {
                    encoder.tapeCut(record, new TapeCutFacts(step, step, 1, 2, 3, 4), nowNs());
                    loop.onEvent(record);
                }
                session();
                return;
            }
            case 4, 13, 22, 30, 38 -> encoder.timerTick(record, nowNs());
            case 29 -> answer(cycle);
            case 5, 25 -> frame("not a frame");
            case 15, 31 -> frame(trade(random.nextInt(3)));
            default -> {
                books(random.nextInt(3));
                encoder.burstEnd(record, 1, position, nowNs());
            }
        }
        loop.onEvent(record);
    }

    private void answer(int cycle) {
        boolean answered = cycle % 2 == 0;
        String body = answered ? "[" + book(cycle % 3, 0, 44, 46) + "]" : "no answer";
        encoder.venueAnswer(
                record,
                VenueQuestion.BOOKS,
                answered ? 200 : 0,
                body.getBytes(StandardCharsets.UTF_8),
                commands.records().size(),
                nowNs());
    }

    private void word(OperatorWord word, int step) {
        String text = word == OperatorWord.SET
                ? "quoting.largestOrder=" + (60 + step % 90)
                : word == OperatorWord.LEAVE ? "market=" + MARKET + step % 3 : "why=golden";
        encoder.operatorEvent(record, word, "alice", text, step, nowNs());
    }

    /** What the last order that was placed fills, or an order that nobody knows. */
    private void fill(FillStatus status, int step) {
        PlaceOrderDecoder place = new PlaceOrderDecoder();
        FillFacts fill = new FillFacts(9, 9, status, 0, step / 2, 4_000, 5_000_000);
        for (byte[] command : commands.records()) {
            UnsafeBuffer buffer = new UnsafeBuffer(command);
            if (RecordFrame.templateId(buffer) == PlaceOrderDecoder.TEMPLATE_ID) {
                place.wrap(
                        buffer,
                        RecordBuffer.BODY_OFFSET,
                        RecordFrame.blockLength(buffer),
                        RecordFrame.schemaVersion(buffer));
                fill = new FillFacts(
                        (int) place.orderEpoch(),
                        place.orderNumber(),
                        status,
                        0,
                        step / 2,
                        place.priceE4(),
                        place.sizeE6() / 2);
            }
        }
        encoder.fillReport(record, fill, step, nowNs());
    }

    private String trade(int market) {
        return String.format(
                Locale.ROOT,
                "{\"market\":\"%s%d\",\"asset_id\":\"55%d0\",\"price\":\"0.45\",\"size\":\"%d\",\"side\":\"BUY\","
                        + "\"timestamp\":\"%d\",\"event_type\":\"last_trade_price\",\"fee_rate_bps\":\"0\"}",
                MARKET,
                market,
                market,
                1 + random.nextInt(400),
                ms);
    }

    private void books(int market) {
        int bid = 44 + random.nextInt(3);
        int ask = bid + 1 + random.nextInt(3);
        frame(book(market, 0, bid, ask));
        loop.onEvent(record);
        frame(book(market, 1, 100 - ask, 100 - bid));
        loop.onEvent(record);
    }

    private void frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        encoder.marketFrame(record, 1, ++position, nowNs(), bytes, 0, bytes.length);
    }

    private String book(int market, int token, int bid, int ask) {
        return String.format(
                Locale.ROOT,
                "{\"market\":\"%s%d\",\"asset_id\":\"55%d%d\",\"timestamp\":\"%d\",\"hash\":\"%040x\","
                        + "\"bids\":[{\"price\":\"0.%02d\",\"size\":\"90\"},{\"price\":\"0.%02d\",\"size\":\"70\"}],"
                        + "\"asks\":[{\"price\":\"0.%02d\",\"size\":\"90\"},{\"price\":\"0.%02d\",\"size\":\"70\"}],"
                        + "\"tick_size\":\"0.01\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}",
                MARKET,
                market,
                market,
                token,
                ms,
                random.nextLong() >>> 1,
                bid - 1,
                bid,
                ask + 1,
                ask);
    }
}
