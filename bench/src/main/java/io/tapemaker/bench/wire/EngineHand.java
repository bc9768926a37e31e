package io.tapemaker.bench.wire;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.CancelOrderEncoder;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderEncoder;
import io.tapemaker.journal.codecs.TimerTickEncoder;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.sim.frames.MarketNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes what an engine writes: a synced tick each second on INBOUND, by a thread of its own, and commands on COMMANDS
 * whose cause is the last tick that is durable, so that no command waits for its cause.
 */
final class EngineHand implements AutoCloseable {

    private static final int EPOCH = 1;
    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final int LONGEST = 512;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long LIFE_S = 600;
    private static final long LAST_TICK_S = 30;

    private final JournalAppender inbound;
    private final JournalAppender commands;
    private final RecordBuffer tick = new RecordBuffer();
    private final RecordBuffer command = new RecordBuffer();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private volatile long durable;

    EngineHand(Path directory) {
        inbound = open(directory, JournalKind.INBOUND);
        commands = open(directory, JournalKind.COMMANDS);
        tick.ensureBody(LONGEST);
        command.ensureBody(LONGEST);
        tick();
        ScheduledFuture<?> unused = ticks.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private static JournalAppender open(Path directory, JournalKind kind) {
        JournalAppender appender = ChronicleJournal.open(directory, kind, JournalOptions.standard())
                .openAppender();
        appender.epoch(EPOCH);
        return appender;
    }

    private static long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NS_PER_S + now.getNano();
    }

    private void tick() {
        TimerTickEncoder encoder = new TimerTickEncoder();
        encoder.wrap(tick.buffer(), BODY).dueTimeNs(nowNs());
        tick.complete(MessageType.of(encoder), encoder.encodedLength(), RecordSource.TIMER, 0, nowNs());
        tick.raiseEventTime(inbound.lastEventTimeNs());
        inbound.append(tick);
        inbound.sync();
        durable = inbound.durableSequence();
    }

    /** Asks for an order; its number decides the market. */
    void place(long number) {
        PlaceOrderEncoder encoder = new PlaceOrderEncoder();
        encoder.wrap(command.buffer(), BODY)
                .orderEpoch(EPOCH)
                .side(OrderSide.BUY)
                .life(OrderLife.GTD)
                .tickSize((short) TickSize.CENT.code())
                .postOnly((short) 1)
                .orderNumber(number)
                .priceE4(Stage.PRICE_E4)
                .sizeE6(Stage.SIZE_E6)
                .expirationS(nowNs() / NS_PER_S + LIFE_S);
        asset(number, PlaceOrderEncoder.conditionIdEncodingOffset(), PlaceOrderEncoder.tokenIdEncodingOffset());
        append(MessageType.of(encoder), encoder.encodedLength());
    }

    /** Takes an order out again. */
    void cancel(long number) {
        CancelOrderEncoder encoder = new CancelOrderEncoder();
        encoder.wrap(command.buffer(), BODY)
                .orderEpoch(EPOCH)
                .reason(CancelReason.get((short) 1))
                .reserved1((short) 0)
                .reserved2(0)
                .orderNumber(number);
        asset(number, CancelOrderEncoder.conditionIdEncodingOffset(), CancelOrderEncoder.tokenIdEncodingOffset());
        append(MessageType.of(encoder), encoder.encodedLength());
    }

    private void asset(long number, int conditionOffset, int tokenOffset) {
        MarketNames names = Stage.MARKETS.get((int) (number % Stage.MARKETS.size()));
        ConditionId.parse(names.market()).value().write(command.buffer(), BODY + conditionOffset);
        TokenId.parse(names.yes()).value().write(command.buffer(), BODY + tokenOffset);
    }

    private void append(MessageType type, int length) {
        command.complete(type, length, RecordSource.ENGINE, durable, nowNs());
        command.raiseEventTime(commands.lastEventTimeNs());
        commands.append(command);
    }

    @Override
    public void close() {
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(LAST_TICK_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the engine's tick hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commands.close();
        inbound.close();
    }
}
