package io.tapemaker.sim.study;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.v1.quoting.BandQuotes;
import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.gateway.executions.PaperAcknowledger;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuoteChoices;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.CancelAllDecoder;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.ExecutionReportDecoder;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.OrderSide;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Runs the deciding logic on records that are sealed as on a tape and kept only by whoever wants them, since a month
 * of them does not fit the heap. Orders are accepted and cancels confirmed after a latency, orders leave at their end.
 * Nothing is filled unless the caller says so. Time is that of the inputs, which must not go back.
 */
public final class PaperWorld implements CommandSink {

    private static final int CONNECTION = 1;
    private static final int EPOCH = 1;
    private static final long NS_PER_S = 1_000_000_000L;

    /** The venue takes an order off this long before its expiration. */
    private static final long EXPIRATION_LEAD_S = 60;

    /** From a match to its last word. */
    private static final long CONFIRMED_NS = 10 * NS_PER_S;

    /** Odd, with bits everywhere: trade ids that are all different and look it. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final RecordChain inbound = new RecordChain(JournalKind.INBOUND);
    private final RecordChain commands = new RecordChain(JournalKind.COMMANDS);
    private final InboundEncoder encoder = new InboundEncoder();
    private final PaperAcknowledger acknowledger = new PaperAcknowledger();
    private final RecordBuffer record = new RecordBuffer();
    private final RecordBuffer answer = new RecordBuffer();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final PriorityQueue<Answer> answers =
            new PriorityQueue<>(Comparator.comparingLong(Answer::dueNs).thenComparingLong(Answer::rank));
    private final TreeMap<Long, PaperOrder> open = new TreeMap<>();
    private final BusinessLogic logic;
    private final long latencyNs;
    private final PaperWatch watch;
    private final PaperTape tape;
    private long frames;
    private long ranks;
    private long fills;
    private long nowNs;

    private record Answer(long dueNs, long rank, Runnable happens) {}

    /**
     * A world before its session.
     *
     * @param planner what chooses the quotes, {@link QuotePlanner#search()} as shipped
     * @param listener told of each decision
     * @param latencyNs from a command to its answer
     * @param watch told of each order and cancel
     * @param tape given each record
     */
    public PaperWorld(
            QuotePlanner planner, DecisionListener listener, long latencyNs, PaperWatch watch, PaperTape tape) {
        this.logic = LogicFactory.create(new QuoteChoices(new BandQuotes(), planner), listener);
        this.latencyNs = latencyNs;
        this.watch = watch;
        this.tape = tape;
    }

    /** Begins the session. */
    public void start(LoadedConfig config, long timeNs) {
        byte[] noHash = new byte[32];
        Session session = new Session(
                RunMode.FEED,
                BusinessLogic.BEHAVIOUR_VERSION,
                "study",
                "study",
                noHash,
                config.bytes(),
                config.parsed(),
                sha256(config.parsed()));
        nowNs = timeNs;
        encoder.sessionStart(record, session, timeNs);
        give(record);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session from the text of a configuration file. */
    public void start(String yaml, long timeNs) {
        start(LoadedConfig.of("study", yaml.getBytes(StandardCharsets.UTF_8)), timeNs);
    }

    /** Time goes on: answers that are due come, and orders leave at their end. */
    public void until(long timeNs) {
        advance(timeNs);
    }

    /** A market frame arrives. */
    public void frame(byte[] frame, long timeNs) {
        advance(timeNs);
        encoder.marketFrame(record, CONNECTION, ++frames, timeNs, frame, 0, frame.length);
        give(record);
    }

    /** The source has been quiet: the burst is over. */
    public void quiet(long timeNs) {
        advance(timeNs);
        encoder.burstEnd(record, CONNECTION, frames, timeNs);
        give(record);
    }

    /** A timer tick. */
    public void tick(long timeNs) {
        advance(timeNs);
        encoder.timerTick(record, timeNs);
        give(record);
    }

    /**
     * A taker has met an order that rests. What is left of it is smaller at once; the engine hears of the match after
     * the latency, and that it is confirmed ten seconds later.
     *
     * @param sizeE6 at most what is left of it
     */
    public void fill(PaperOrder order, long sizeE6, long timeNs) {
        advance(timeNs);
        if (open.get(order.number()) != order || order.acceptedNs() > timeNs) {
            throw new IllegalArgumentException("order " + order.number() + " does not rest");
        }
        order.filled(sizeE6);
        if (order.remainingE6() == 0) {
            open.remove(order.number());
        }
        long id = ++fills;
        tell(order, FillStatus.MATCHED, sizeE6, id, timeNs + latencyNs);
        tell(order, FillStatus.CONFIRMED, sizeE6, id, timeNs + latencyNs + CONFIRMED_NS);
    }

    private void tell(PaperOrder order, FillStatus status, long sizeE6, long id, long dueNs) {
        FillFacts facts = new FillFacts(EPOCH, order.number(), status, id, id * SPREAD, order.priceE4(), sizeE6);
        later(dueNs, () -> {
            encoder.fillReport(record, facts, id, dueNs);
            give(record);
        });
    }

    /** A word of the operator. */
    public void operator(OperatorWord word, String text, long timeNs) {
        advance(timeNs);
        encoder.operatorEvent(record, word, "study", text, timeNs, timeNs);
        give(record);
    }

    /** Lengths and chained checksums of the two journals that the records would be: equal tapes have equal ones. */
    public String tape() {
        return String.format(
                Locale.ROOT,
                "inbound %d %08x, commands %d %08x",
                inbound.lastSequence(),
                inbound.lastChecksum(),
                commands.lastSequence(),
                commands.lastChecksum());
    }

    /** The orders that the venue may have, by number. */
    public Collection<PaperOrder> openOrders() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** Event time of the last input. */
    public long nowNs() {
        return nowNs;
    }

    /** What is being run. */
    public BusinessLogic logic() {
        return logic;
    }

    /** Everything that the venue does of itself until then. */
    private void advance(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("time went back from " + nowNs + " to " + timeNs);
        }
        expire(timeNs);
        Answer next = answers.peek();
        while (next != null && next.dueNs() <= timeNs) {
            answers.remove();
            next.happens().run();
            next = answers.peek();
        }
        nowNs = timeNs;
    }

    private void expire(long timeNs) {
        List<PaperOrder> ended = new ArrayList<>();
        for (PaperOrder order : open.values()) {
            if (order.endNs() <= timeNs) {
                ended.add(order);
            }
        }
        for (PaperOrder order : ended) {
            deliver(ExecutionKind.EXPIRED, EPOCH, order.number(), 0, timeNs);
        }
    }

    private void later(long dueNs, Runnable happens) {
        answers.add(new Answer(dueNs, ++ranks, happens));
    }

    private void deliver(ExecutionKind kind, int epoch, long number, long command, long dueNs) {
        PaperOrder order = open.get(number);
        switch (kind) {
            case ACCEPTED -> {
                if (order != null) {
                    order.accepted(dueNs);
                }
            }
            case CANCELLED, EXPIRED -> {
                if (order == null) {
                    return;
                }
                open.remove(number);
            }
            case ALL_CANCELLED -> open.clear();
            default -> throw new IllegalStateException("paper does not answer " + kind);
        }
        encoder.executionReport(record, kind, epoch, number, command, dueNs);
        give(record);
    }

    private void give(RecordBuffer input) {
        input.raiseEventTime(inbound.lastEventTimeNs());
        inbound.seal(input, logic.epochOf(input));
        tape.onRecord(JournalKind.INBOUND, input);
        logic.onRecord(input, this);
    }

    @Override
    public void onCommand(RecordBuffer command, int epoch) {
        commands.seal(command, epoch);
        tape.onRecord(JournalKind.COMMANDS, command);
        DirectBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        long timeNs = RecordFrame.eventTimeNs(buffer);
        switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                onPlace(place.wrap(buffer, RecordBuffer.BODY_OFFSET, block, version), buffer, timeNs);
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrap(buffer, RecordBuffer.BODY_OFFSET, block, version);
                PaperOrder order = open.get(cancel.orderNumber());
                if (order != null) {
                    watch.onCancel(order, timeNs);
                }
            }
            case CancelAllDecoder.TEMPLATE_ID -> open.values().forEach(order -> watch.onCancel(order, timeNs));
            default -> {
                // Nothing that the venue hears of.
            }
        }
        acknowledge(command);
    }

    private void onPlace(PlaceOrderDecoder order, DirectBuffer buffer, long timeNs) {
        int tokenAt = RecordBuffer.BODY_OFFSET + PlaceOrderDecoder.tokenIdEncodingOffset();
        String token = new TokenId(Uint256.read(buffer, tokenAt)).toString();
        long expirationS = order.expirationS();
        PaperOrder placed = new PaperOrder(
                order.orderNumber(),
                token,
                order.side() == OrderSide.BUY ? Side.BUY : Side.SELL,
                order.priceE4(),
                order.sizeE6(),
                expirationS == 0 ? PaperOrder.NOT_YET : (expirationS - EXPIRATION_LEAD_S) * NS_PER_S);
        open.put(placed.number(), placed);
        watch.onPlace(placed, timeNs);
    }

    /** What the acknowledger of paper runs would say at once comes after the latency. */
    private void acknowledge(RecordBuffer command) {
        acknowledger.onCommand(command);
        while (acknowledger.poll(answer)) {
            DirectBuffer buffer = answer.buffer();
            report.wrap(
                    buffer,
                    RecordBuffer.BODY_OFFSET,
                    RecordFrame.blockLength(buffer),
                    RecordFrame.schemaVersion(buffer));
            ExecutionKind kind = report.kind();
            int epoch = (int) report.orderEpoch();
            long number = report.orderNumber();
            long position = RecordFrame.sourcePosition(buffer);
            long dueNs = RecordFrame.eventTimeNs(buffer) + latencyNs;
            later(dueNs, () -> deliver(kind, epoch, number, position, dueNs));
        }
    }
}
