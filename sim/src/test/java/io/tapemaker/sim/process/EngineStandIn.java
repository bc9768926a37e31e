package io.tapemaker.sim.process;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.codecs.CancelAllEncoder;
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

/** What the engine would write: real journals, a tick that keeps it alive, and whatever commands a test wants. */
final class EngineStandIn implements AutoCloseable {

    static final int EPOCH = 1;

    private static final int BODY = RecordBuffer.BODY_OFFSET;
    private static final long SHARE = 1_000_000L;
    private static final long LIFE_S = 600;

    private final JournalAppender inbound;
    private final JournalAppender commands;
    private final RecordBuffer record = new RecordBuffer();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private long number;

    EngineStandIn(Path directory) {
        inbound = ChronicleJournal.open(directory, JournalKind.INBOUND, JournalOptions.standard())
                .openAppender();
        commands = ChronicleJournal.open(directory, JournalKind.COMMANDS, JournalOptions.standard())
                .openAppender();
        inbound.epoch(EPOCH);
        commands.epoch(EPOCH);
        ScheduledFuture<?> unused = ticks.scheduleAtFixedRate(this::tick, 0, 200, TimeUnit.MILLISECONDS);
    }

    private static long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private synchronized void tick() {
        TimerTickEncoder tick = new TimerTickEncoder();
        record.ensureBody(512);
        tick.wrap(record.buffer(), BODY).dueTimeNs(nowNs());
        record.complete(MessageType.of(tick), tick.encodedLength(), RecordSource.TIMER, 0, nowNs());
        record.raiseEventTime(inbound.lastEventTimeNs());
        inbound.append(record);
        inbound.sync();
    }

    /** Asks for an order of the first token of a market; its number. */
    synchronized long place(int market, OrderSide side, long priceE4, long shares) {
        tick();
        PlaceOrderEncoder place = new PlaceOrderEncoder();
        record.ensureBody(512);
        place.wrap(record.buffer(), BODY)
                .orderEpoch(EPOCH)
                .side(side)
                .life(OrderLife.GTD)
                .tickSize((short) TickSize.CENT.code())
                .postOnly((short) 1)
                .orderNumber(++number)
                .priceE4(priceE4)
                .sizeE6(shares * SHARE)
                .expirationS(Instant.now().getEpochSecond() + LIFE_S);
        names(market, PlaceOrderEncoder.conditionIdEncodingOffset(), PlaceOrderEncoder.tokenIdEncodingOffset());
        append(MessageType.of(place), place.encodedLength());
        return number;
    }

    synchronized void cancel(int market, long ofNumber) {
        tick();
        CancelOrderEncoder cancel = new CancelOrderEncoder();
        record.ensureBody(512);
        cancel.wrap(record.buffer(), BODY)
                .orderEpoch(EPOCH)
                .reason(CancelReason.get((short) 1))
                .reserved1((short) 0)
                .reserved2(0)
                .orderNumber(ofNumber);
        names(market, CancelOrderEncoder.conditionIdEncodingOffset(), CancelOrderEncoder.tokenIdEncodingOffset());
        append(MessageType.of(cancel), cancel.encodedLength());
    }

    synchronized void cancelAll() {
        tick();
        CancelAllEncoder all = new CancelAllEncoder();
        record.ensureBody(512);
        all.wrap(record.buffer(), BODY);
        append(MessageType.of(all), all.encodedLength());
    }

    private void names(int market, int conditionOffset, int tokenOffset) {
        MarketNames names = VenueKit.MARKETS.get(market);
        ConditionId.parse(names.market()).value().write(record.buffer(), BODY + conditionOffset);
        TokenId.parse(names.yes()).value().write(record.buffer(), BODY + tokenOffset);
    }

    private void append(MessageType type, int length) {
        record.complete(type, length, RecordSource.ENGINE, inbound.lastSequence(), nowNs());
        record.raiseEventTime(commands.lastEventTimeNs());
        commands.append(record);
        commands.sync();
    }

    /** Writes nothing by itself any more. */
    void rest() {
        ticks.shutdownNow();
    }

    @Override
    public void close() {
        rest();
        synchronized (this) {
            commands.close();
            inbound.close();
        }
    }
}
