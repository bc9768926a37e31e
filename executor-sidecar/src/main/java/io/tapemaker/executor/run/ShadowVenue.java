package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.executor.venue.polymarket.TransportFailure;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.executor.venue.polymarket.VenueListener;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.types.Uint256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * No venue at all: what is posted is taken and rests until it is cancelled. Of the real one only books and terms of
 * markets are read, which anybody may; there is no key, so nothing could be signed. One thread but for the two reads.
 */
final class ShadowVenue implements VenuePort {

    private static final long PONG_MS = 2_000;
    private static final int REMEMBERED = 10_000;

    private final VenueClient client;
    private final Requests requests;
    private final Inbox inbox;
    private final Function<OrderKey, @Nullable OrderIntent> intents;
    private final Clock clock = Clock.systemUTC();
    private final Map<Uint256, OrderFacts> open = new LinkedHashMap<>();
    private final Map<Uint256, OrderFacts> gone = new LinkedHashMap<>();
    private final ScheduledExecutorService pongs = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "shadow-pongs");
        thread.setDaemon(true);
        return thread;
    });

    ShadowVenue(VenueClient client, Requests requests, Inbox inbox, Function<OrderKey, @Nullable OrderIntent> intents) {
        this.client = client;
        this.requests = requests;
        this.inbox = inbox;
        this.intents = intents;
    }

    @Override
    public void start() {
        inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.UserLink(LinkState.UP)));
        ScheduledFuture<?> unused = pongs.scheduleAtFixedRate(this::pong, PONG_MS, PONG_MS, TimeUnit.MILLISECONDS);
    }

    private void pong() {
        inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.User(List.of())));
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        if (request instanceof VenueRequest.Book || request instanceof VenueRequest.MarketTerms) {
            client.send(tag, request.lane(), requests.of(request), new Reading());
            return;
        }
        VenueAnswer answer = answer(request);
        inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.Answer(tag, answer)));
    }

    private VenueAnswer answer(VenueRequest request) {
        if (request instanceof VenueRequest.Post post) {
            return new VenueAnswer.Posted(
                    post.intents().stream().map(this::take).toList());
        } else if (request instanceof VenueRequest.Cancel cancel) {
            return cancelled(cancel.orderIds());
        } else if (request instanceof VenueRequest.CancelAll) {
            return cancelled(List.copyOf(open.keySet()));
        } else if (request instanceof VenueRequest.Beat) {
            return new VenueAnswer.Beat("shadow");
        } else if (request instanceof VenueRequest.OpenOrders) {
            return new VenueAnswer.OpenOrders(List.copyOf(open.values()), null);
        } else if (request instanceof VenueRequest.Trades) {
            return new VenueAnswer.Trades(List.of(), null);
        } else if (request instanceof VenueRequest.LookUp lookUp) {
            OrderFacts facts = open.getOrDefault(lookUp.orderId(), gone.get(lookUp.orderId()));
            return facts == null ? new VenueAnswer.Absent() : new VenueAnswer.Found(facts);
        } else if (request instanceof VenueRequest.Ask ask) {
            return asked(ask.question());
        }
        return AnswerReader.unanswered("there is no venue that would know");
    }

    private VenueAnswer asked(VenueRequest.Question question) {
        return switch (question) {
            // The core asks for trades since a time of the venue's, which here is that of this machine.
            case TIME -> new VenueAnswer.Time(clock.instant().getEpochSecond());
            case VERSION -> new VenueAnswer.Version(2);
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(false);
            // Nothing is sent, so it does not matter where from.
            case GEOBLOCK -> new VenueAnswer.Geo(false, "ZZ", "");
        };
    }

    private VenueAnswer.Post take(OrderKey key) {
        OrderIntent intent = intents.apply(key);
        if (intent == null) {
            return new VenueAnswer.Post.Unclear("no such intent");
        }
        open.put(intent.orderId(), facts(intent, OrderFacts.Status.LIVE));
        return new VenueAnswer.Post.Accepted(intent.orderId(), false, false);
    }

    private static OrderFacts facts(OrderIntent intent, OrderFacts.Status status) {
        return new OrderFacts(
                intent.orderId(),
                intent.request().asset().conditionId(),
                intent.request().asset().tokenId(),
                intent.request().side(),
                new OrderFacts.Sizes(
                        intent.request().quote().priceE4(),
                        intent.request().quote().sizeE6(),
                        0),
                status);
    }

    private VenueAnswer cancelled(List<Uint256> ids) {
        List<Uint256> done = new ArrayList<>();
        List<VenueAnswer.NotCancelled> not = new ArrayList<>();
        for (Uint256 id : ids) {
            OrderFacts facts = open.remove(id);
            if (facts == null) {
                not.add(new VenueAnswer.NotCancelled(id, "order can't be found - already canceled or matched"));
            } else {
                done.add(id);
                if (gone.size() > REMEMBERED) {
                    gone.clear();
                }
                gone.put(
                        id,
                        new OrderFacts(
                                id,
                                facts.conditionId(),
                                facts.tokenId(),
                                facts.side(),
                                facts.sizes(),
                                OrderFacts.Status.CANCELLED));
            }
        }
        return new VenueAnswer.Cancelled(done, not);
    }

    @Override
    public void abandonPlaces() {
        // None is ever on its way.
    }

    @Override
    public boolean cancelEverything(long withinMs) {
        open.clear();
        return true;
    }

    @Override
    public void close() {
        pongs.shutdownNow();
        client.close();
    }

    private final class Reading implements VenueListener {

        @Override
        public void answered(long tag, HttpAnswer answer) {
            String headers = AnswerHeaders.text(answer.headers());
            inbox.put((runner, stampNs) -> runner.answer(stampNs, tag, answer.status(), headers, answer.body()));
        }

        @Override
        public void failed(long tag, TransportFailure failure) {
            VenueAnswer unknown = new VenueAnswer.Unknown(failure.kind().name());
            inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.Answer(tag, unknown)));
        }
    }
}
