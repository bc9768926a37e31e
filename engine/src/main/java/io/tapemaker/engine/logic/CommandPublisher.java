package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.Books;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.book.SyncCause;
import io.tapemaker.engine.domain.risk.KillTrigger;
import io.tapemaker.journal.codecs.AskVenueEncoder;
import io.tapemaker.journal.codecs.CancelAllEncoder;
import io.tapemaker.journal.codecs.CancelOrderEncoder;
import io.tapemaker.journal.codecs.CancelReason;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillSwitchEncoder;
import io.tapemaker.journal.codecs.OrderLife;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderEncoder;
import io.tapemaker.journal.codecs.RequestSnapshotEncoder;
import io.tapemaker.journal.codecs.StateHashEncoder;
import io.tapemaker.journal.codecs.SyncReason;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordSource;
import io.tapemaker.journal.types.TickSize;
import org.agrona.MutableDirectBuffer;

/** Encodes commands. Each names the INBOUND record that caused it and carries that record's epoch and event time. */
final class CommandPublisher {

    private static final int BODY = RecordBuffer.BODY_OFFSET;

    private final RecordBuffer record = new RecordBuffer();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final MessageType placeType = MessageType.of(place);
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final MessageType cancelType = MessageType.of(cancel);
    private final CancelAllEncoder cancelAll = new CancelAllEncoder();
    private final MessageType cancelAllType = MessageType.of(cancelAll);
    private final RequestSnapshotEncoder requestSnapshot = new RequestSnapshotEncoder();
    private final MessageType requestSnapshotType = MessageType.of(requestSnapshot);
    private final StateHashEncoder stateHash = new StateHashEncoder();
    private final MessageType stateHashType = MessageType.of(stateHash);

    private final KillSwitchEncoder killSwitch = new KillSwitchEncoder();
    private final MessageType killSwitchType = MessageType.since(1, killSwitch);

    private final AskVenueEncoder askVenue = new AskVenueEncoder();
    private final MessageType askVenueType = MessageType.since(2, askVenue);

    private final EngineCounters counters;
    private CommandSink sink = (command, epoch) -> {};
    private Books books;
    private int orderAsset;
    private int orderEpoch;
    private long orderNumber;
    private long causeSequence;
    private long causeTimeNs;
    private int epoch;

    CommandPublisher(EngineCounters counters, Books books) {
        this.counters = counters;
        this.books = books;
    }

    /** The books whose indexes the orders carry. */
    void books(Books registry) {
        books = registry;
    }

    /** The record whose commands follow, and where they go. */
    void cause(long sequence, long eventTimeNs, int causeEpoch, CommandSink commandSink) {
        causeSequence = sequence;
        causeTimeNs = eventTimeNs;
        epoch = causeEpoch;
        sink = commandSink;
    }

    /** Chooses the order that the next command is about. */
    CommandPublisher order(int asset, int ofEpoch, long ofNumber) {
        orderAsset = asset;
        orderEpoch = ofEpoch;
        orderNumber = ofNumber;
        return this;
    }

    /** Places the chosen order, always post-only. */
    void place(OrderSide side, long priceE4, long sizeE6, OrderLife life, long expirationS) {
        OrderBook book = books.book(orderAsset);
        TickSize tick = book.tickSize();
        MutableDirectBuffer buffer = record.buffer();
        place.wrap(buffer, BODY)
                .orderEpoch(orderEpoch)
                .side(side)
                .life(life)
                .tickSize((short) (tick == null ? 0 : tick.code()))
                .postOnly((short) 1)
                .orderNumber(orderNumber)
                .priceE4(priceE4)
                .sizeE6(sizeE6)
                .expirationS(expirationS);
        book.market().conditionId().value().write(buffer, BODY + PlaceOrderEncoder.conditionIdEncodingOffset());
        book.tokenId().value().write(buffer, BODY + PlaceOrderEncoder.tokenIdEncodingOffset());
        send(EngineCounter.PLACES, placeType, place.encodedLength());
    }

    /** Cancels the chosen order. */
    void cancel(CancelReason reason) {
        OrderBook book = books.book(orderAsset);
        MutableDirectBuffer buffer = record.buffer();
        cancel.wrap(buffer, BODY)
                .orderEpoch(orderEpoch)
                .reason(reason)
                .reserved1((short) 0)
                .reserved2(0)
                .orderNumber(orderNumber);
        book.market().conditionId().value().write(buffer, BODY + CancelOrderEncoder.conditionIdEncodingOffset());
        book.tokenId().value().write(buffer, BODY + CancelOrderEncoder.tokenIdEncodingOffset());
        send(EngineCounter.CANCELS, cancelType, cancel.encodedLength());
    }

    /** Cancels everything. */
    void cancelAll(CancelReason reason) {
        cancelAll.wrap(record.buffer(), BODY).reason(reason);
        send(EngineCounter.CANCEL_ALLS, cancelAllType, cancelAll.encodedLength());
    }

    /** Tells the executor that the engine's latch tripped or was re-armed. */
    void kill(KillTrigger trigger, KillPhase phase) {
        killSwitch
                .wrap(record.buffer(), BODY)
                .trigger(io.tapemaker.journal.codecs.KillTrigger.get((short) (trigger.code() + 1)))
                .phase(phase);
        send(EngineCounter.KILLS, killSwitchType, killSwitch.encodedLength());
    }

    void requestSnapshot(OrderBook book, SyncCause cause) {
        MutableDirectBuffer buffer = record.buffer();
        requestSnapshot
                .wrap(buffer, BODY)
                .reason(SyncReason.get((short) cause.code()))
                .reserved1((short) 0)
                .reserved2(0)
                .reserved3(0);
        book.market().conditionId().value().write(buffer, BODY + RequestSnapshotEncoder.conditionIdEncodingOffset());
        book.tokenId().value().write(buffer, BODY + RequestSnapshotEncoder.tokenIdEncodingOffset());
        send(EngineCounter.SNAPSHOT_REQUESTS, requestSnapshotType, requestSnapshot.encodedLength());
    }

    /** Asks the venue about a market. */
    void askVenue(VenueQuestion question, Market market) {
        MutableDirectBuffer buffer = record.buffer();
        askVenue.wrap(buffer, BODY)
                .question(question)
                .reserved1((short) 0)
                .reserved2(0)
                .reserved3(0);
        market.conditionId().value().write(buffer, BODY + AskVenueEncoder.conditionIdEncodingOffset());
        send(EngineCounter.VENUE_QUESTIONS, askVenueType, askVenue.encodedLength());
    }

    /** Not counted here: the state that is hashed has counted it already. */
    void stateHash(int behaviourVersion, int stateLength, byte[] hash) {
        MutableDirectBuffer buffer = record.buffer();
        stateHash.wrap(buffer, BODY).behaviourVersion(behaviourVersion).stateLength(stateLength);
        buffer.putBytes(BODY + StateHashEncoder.stateHashEncodingOffset(), hash);
        publish(stateHashType, stateHash.encodedLength());
    }

    private void send(EngineCounter counter, MessageType type, int bodyLength) {
        counters.add(counter);
        publish(type, bodyLength);
    }

    private void publish(MessageType type, int bodyLength) {
        record.complete(type, bodyLength, RecordSource.ENGINE, causeSequence, causeTimeNs);
        sink.onCommand(record, epoch);
    }
}
