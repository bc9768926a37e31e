package io.tapemaker.engine.recovery;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.TapeCutFacts;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.gateway.marketdata.OversizeFrame;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Wrote the golden tape, and writes the next one when there is a new schema or behaviour version: every kind of
 * record of INBOUND, with a fixed configuration and build, through the engine's own loop with paper answers. Run by
 * hand with a target folder.
 */
final class GoldenTapeWriter {
    private static final long START_MS = 1_790_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int STEPS = 400;
    private static final String MARKET = "0x00000000000000000000000000000000000000000000000000000000000000c";

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

    private void session() {
        LoadedConfig config = LoadedConfig.of(
                "golden",
                "{journal: {stateHashEvery: 32, snapshotEvery: 100}, quoting: {minEditIntervalMs: 500}}"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] hash = new byte[32];
        encoder.sessionStart(
                record,
                new Session(RunMode.FEED, 1, "golden build", "golden", hash, config.bytes(), config.parsed(), hash),
                nowNs());
        loop.onEvent(record);
    }

    private long nowNs() {
        return ms * NS_PER_MS;
    }

    private void step(int step) {
        ms += random.nextInt(120);
        switch (step % 40) {
            case 7 -> encoder.operatorEvent(record, OperatorWord.PAUSE, "alice", "lunch", step, nowNs());
            case 9 -> encoder.operatorEvent(record, OperatorWord.RESUME, "alice", "back", step, nowNs());
            case 17 -> encoder.linkEvent(record, 1, LinkState.DOWN, nowNs());
            case 18 -> encoder.linkEvent(record, 1, LinkState.UP, nowNs());
            case 27 ->
                encoder.oversizeFrame(
                        record, 1, ++position, nowNs(), new OversizeFrame(5 << 20, new byte[32], new byte[64]));
            case 33 -> {
                encoder.tapeCut(record, new TapeCutFacts(step, step, 1, 2, 3, 4), nowNs());
                loop.onEvent(record);
                session();
                return;
            }
            case 4, 13, 22, 30, 38 -> encoder.timerTick(record, nowNs());
            case 5, 15, 25 -> frame("not a frame");
            default -> {
                books(random.nextInt(3));
                encoder.burstEnd(record, 1, position, nowNs());
            }
        }
        loop.onEvent(record);
    }

    private void books(int market) {
        int bid = 40 + random.nextInt(10);
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
