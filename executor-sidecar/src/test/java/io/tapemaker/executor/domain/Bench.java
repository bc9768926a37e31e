package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A core on a bench: a clock that is moved by hand, answers that are given by hand. */
public final class Bench {

    static final long SECOND_NS = 1_000_000_000L;
    static final long START_NS = 1_790_596_800_000_000_000L;
    static final int EPOCH = 1;

    /** Everything is allowed up to wide limits. */
    public static final CapLimits WIDE = new CapLimits(
            1_000_000_000L, 10_000_000_000L, 100_000_000_000L, 1_000_000_000L, 100, new CapLimits.Repeated(1_000, 1));

    /** A hash that tells any two orders apart. */
    public static final OrderHasher HASHER = (domain, order) -> new Uint256(
            order.stamp().salt(),
            order.stamp().timestampMs(),
            order.amounts().makerAmountE6(),
            order.tokenId().value().low());

    final Lines out = new Lines();
    final ExecutorCore core;
    long nowNs = START_NS;
    long sequence;
    CapLimits limits = WIDE;
    PolicyInForce.Patience patience = PolicyInForce.Patience.STANDARD;
    long marketCapE6 = 5_000_000_000L;
    long groupCapE6 = 8_000_000_000L;
    long witnessAgeNs;
    boolean listed = true;
    String policySays = "";
    final List<PolicyGate.Question> judged = new ArrayList<>();

    Bench() {
        core = new ExecutorCore(under -> new PolicyInForce(new Gate(), limits, patience, 2), HASHER, out);
    }

    /** A bench whose run has begun and whose venue has answered all questions. */
    static Bench ready() {
        Bench bench = new Bench();
        bench.begin();
        return bench;
    }

    void begin() {
        on(start(sequence));
        settle();
        out.take();
    }

    void settle() {
        on(new ExecutorInput.UserLink(LinkState.UP));
        alive();
        on(new ExecutorInput.Tick(nowNs));
        answerAll();
    }

    static ExecutorInput.Start start(long unreadUpTo) {
        return new ExecutorInput.Start(
                ExecutorCore.BEHAVIOUR_VERSION,
                RunMode.SIM,
                unreadUpTo,
                new ExecutorInput.Under(Uint256.ZERO, new byte[0], "bench", "test"));
    }

    /** Answers whatever only looks, as a venue that has nothing of ours. */
    void answerAll() {
        while (!out.asked.isEmpty()) {
            long tag = out.asked.firstKey();
            VenueRequest request = out.asked.remove(tag);
            VenueAnswer answer = usual(request);
            if (answer != null) {
                on(new ExecutorInput.Answer(tag, answer));
            }
        }
    }

    static @Nullable VenueAnswer usual(VenueRequest request) {
        if (request instanceof VenueRequest.Beat) {
            return new VenueAnswer.Beat("next");
        } else if (request instanceof VenueRequest.Trades) {
            return new VenueAnswer.Trades(List.of(), null);
        } else if (request instanceof VenueRequest.OpenOrders) {
            return new VenueAnswer.OpenOrders(List.of(), null);
        } else if (request instanceof VenueRequest.CancelAll) {
            return new VenueAnswer.Cancelled(List.of(), List.of());
        } else if (request instanceof VenueRequest.Ask ask) {
            return switch (ask.question()) {
                case GEOBLOCK -> new VenueAnswer.Geo(false, "IE", "");
                case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(false);
                case VERSION -> new VenueAnswer.Version(2);
                case TIME -> new VenueAnswer.Time(0);
            };
        }
        return null;
    }

    void on(ExecutorInput input) {
        core.on(nowNs, input);
    }

    void alive() {
        on(new ExecutorInput.Alive(1, EPOCH));
    }

    /** Lets time pass as it does, with everybody alive and answers to whatever only looks. */
    void pass(long seconds) {
        for (long i = 0; i < seconds * 4; i++) {
            nowNs += SECOND_NS / 4;
            alive();
            on(new ExecutorInput.User(List.of()));
            on(new ExecutorInput.Tick(nowNs));
            out.asked.entrySet().removeIf(entry -> {
                boolean beat = entry.getValue() instanceof VenueRequest.Beat
                        || entry.getValue() instanceof VenueRequest.Ask
                        || entry.getValue() instanceof VenueRequest.Trades;
                if (beat) {
                    pending.add(
                            new ExecutorInput.Answer(entry.getKey(), Objects.requireNonNull(usual(entry.getValue()))));
                }
                return beat;
            });
            while (!pending.isEmpty()) {
                on(pending.remove(0));
            }
        }
    }

    private final List<ExecutorInput> pending = new ArrayList<>();

    static PlaceRequest request(long number, int market, Side side, long priceE4, long shares) {
        return new PlaceRequest(
                new OrderKey(EPOCH, number),
                new PlaceRequest.Asset(
                        new ConditionId(new Uint256(0, 0, 0, market)), new TokenId(new Uint256(0, 0, 1, market))),
                side,
                new PlaceRequest.Quote(priceE4, shares * 1_000_000, TickSize.CENT),
                new PlaceRequest.Terms(true, 0));
    }

    ExecutorInput.Seen seen(EngineCommand command) {
        return new ExecutorInput.Seen(++sequence, 7, command, new ExecutorInput.Knowledge(EPOCH, nowNs, true));
    }

    void place(PlaceRequest request) {
        on(seen(new EngineCommand.Place(request, nowNs)));
    }

    /** Places an order and lets the venue take it. */
    OrderIntent rests(long number) {
        place(request(number, 1, Side.BUY, 4_000, 10));
        OrderIntent intent = out.intents.get(out.intents.size() - 1);
        accept(intent);
        out.take();
        return intent;
    }

    void accept(OrderIntent intent) {
        answer(VenueRequest.Post.class, posted(new VenueAnswer.Post.Accepted(intent.orderId(), false, false)));
    }

    static VenueAnswer posted(VenueAnswer.Post post) {
        return new VenueAnswer.Posted(List.of(post));
    }

    void answer(Class<? extends VenueRequest> kind, VenueAnswer answer) {
        long tag = out.tagOf(kind);
        out.asked.remove(tag);
        on(new ExecutorInput.Answer(tag, answer));
    }

    void operator(OperatorWord word) {
        on(new ExecutorInput.Word(word, "test", ""));
    }

    static OrderFacts facts(OrderIntent intent, OrderFacts.Status status) {
        PlaceRequest request = intent.request();
        return new OrderFacts(
                intent.orderId(),
                request.asset().conditionId(),
                request.asset().tokenId(),
                request.side(),
                new OrderFacts.Sizes(request.quote().priceE4(), request.quote().sizeE6(), 0),
                status);
    }

    void trade(OrderIntent intent, String id, FillStatus status, long shares) {
        PlaceRequest request = intent.request();
        TradeFacts.Part part = new TradeFacts.Part(
                intent.orderId(),
                request.asset().tokenId(),
                request.side(),
                request.quote().priceE4(),
                shares * 1_000_000,
                false);
        on(new ExecutorInput.User(
                List.of(new UserNews.OfTrade(new TradeFacts(id, status, List.of(part), nowNs / SECOND_NS)))));
    }

    /** Says yes to everything that has amounts, unless it is told what to say. */
    private final class Gate implements PolicyGate {

        @Override
        public Verdict judge(Question question) {
            judged.add(question);
            return policySays.isEmpty()
                    ? new Verdict.Allowed(draft(question.request(), question.stamp(), "event", marketCapE6, groupCapE6))
                    : new Verdict.Refused(policySays);
        }

        @Override
        public long bookMaxAgeNs() {
            return witnessAgeNs;
        }

        @Override
        public long termsMaxAgeNs() {
            return witnessAgeNs;
        }

        @Override
        public boolean lists(PlaceRequest.Asset asset) {
            return listed;
        }
    }

    /** What would be signed for a request. */
    public static OrderDraft draft(
            PlaceRequest request, OrderFields.Stamp stamp, String group, long marketCapE6, long groupCapE6) {
        OrderFields fields = new OrderFields(
                stamp,
                new OrderFields.Parties(Address.ZERO, Address.ZERO, SignatureType.EOA),
                request.asset().tokenId(),
                OrderAmounts.of(
                        request.side(),
                        request.quote().priceE4(),
                        request.quote().sizeE6(),
                        request.quote().tick()),
                request.side(),
                OrderFields.Marks.NONE);
        return new OrderDraft(new ExchangeDomain("2", 137, Address.ZERO), fields, group, marketCapE6, groupCapE6);
    }
}
