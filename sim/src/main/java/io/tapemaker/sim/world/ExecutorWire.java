package io.tapemaker.sim.world;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.executor.domain.CoreOutput;
import io.tapemaker.executor.domain.ExecutorCore;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.OrderIntent;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LatchCause;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.UserEvent;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that leads out of the executor: requests to the venue, reports to the engine. It outlives the process. */
final class ExecutorWire implements CoreOutput {

    private final Surroundings around;
    private final SimVenue venue;
    private final Rest rest;
    private final VenueCalls calls;
    private final Reports reports;
    private final PostWatch posts;
    private final TreeMap<String, Command.OrderKey> keys = new TreeMap<>();
    private final TreeMap<Command.OrderKey, String> ids = new TreeMap<>();
    private @Nullable ExecutorCore core;
    private Consumer<ExecutorInput> answers = input -> {};
    private LongSupplier generation = () -> 0;

    ExecutorWire(Surroundings around, SimVenue venue, Rest rest, VenueCalls calls, Reports reports, PostWatch posts) {
        this.around = around;
        this.venue = venue;
        this.rest = rest;
        this.calls = calls;
        this.reports = reports;
        this.posts = posts;
    }

    /** Who takes answers, and which process that is: one does not hear of what another has asked. */
    void answers(Consumer<ExecutorInput> to, LongSupplier ofProcess) {
        answers = to;
        generation = ofProcess;
    }

    /** Another process has begun. */
    void process(ExecutorCore ofProcess) {
        core = ofProcess;
    }

    /** The order of a hash that was ever intended, null for none. */
    Command.@Nullable OrderKey keyOf(String orderId) {
        return keys.get(orderId);
    }

    /** The hash of an order that was ever intended, null for none. */
    @Nullable
    String idOf(Command.OrderKey key) {
        return ids.get(key);
    }

    /** What an event of the user stream says, null if it says nothing to an executor. */
    @Nullable
    UserNews news(UserEvent event) {
        return calls.news(venue, event);
    }

    @Override
    public void intent(OrderIntent intent) {
        Command.OrderKey key =
                new Command.OrderKey(intent.key().epoch(), intent.key().number());
        posts.onIntent(intent);
        keys.put(VenueCalls.id(intent.orderId()), key);
        ids.put(key, VenueCalls.id(intent.orderId()));
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        long process = generation.getAsLong();
        rest.ask(call(request), answer -> answered(process, tag, answer), () -> answered(process, tag, timeOut()));
    }

    private static VenueAnswer timeOut() {
        return new VenueAnswer.Unknown("no answer in time");
    }

    private void answered(long process, long tag, VenueAnswer answer) {
        if (process == generation.getAsLong()) {
            answers.accept(new ExecutorInput.Answer(tag, answer));
        }
    }

    private Rest.Call<VenueAnswer> call(VenueRequest request) {
        if (!(request instanceof VenueRequest.Post post)) {
            return at -> calls.ask(at, request);
        }
        ExecutorCore of = core;
        OrderIntent intent = of == null ? null : of.intent(post.intents().get(0));
        if (intent == null) {
            throw new IllegalStateException("a post of something that nobody intends");
        }
        posts.onPost(intent);
        around.trace().add("post", around.scheduler().nowNs(), VenueCalls.id(intent.orderId()));
        return at -> calls.post(at, intent);
    }

    @Override
    public void outcome(ExecutionKind kind, OrderKey key, String why) {
        if (kind == ExecutionKind.REJECTED) {
            around.say("turned away: " + key + ", " + why);
        }
    }

    @Override
    public void report(ExecutionKind kind, OrderKey key, long commandSequence) {
        posts.onReport(kind, key);
        if (kind == ExecutionKind.ALL_CANCELLED) {
            reports.allCancelled(commandSequence);
        } else {
            reports.order(kind, new Command.OrderKey(key.epoch(), key.number()), commandSequence);
        }
    }

    @Override
    public void fill(Fill fill) {
        reports.fill(new FillFacts(
                fill.key().epoch(),
                fill.key().number(),
                fill.status(),
                fill.tradeHigh(),
                fill.tradeLow(),
                fill.priceE4(),
                fill.sizeE6()));
    }

    @Override
    public void status(boolean armed, LinkState userStream) {
        reports.status(armed, userStream);
    }

    @Override
    public void latch(LatchCause cause, KillPhase phase, String detail) {
        posts.onLatch(phase);
        around.say("the executor's latch: " + cause + " " + phase + ", " + detail);
    }

    @Override
    public void stateHash(int behaviourVersion, int stateLength, byte[] sha256) {
        // On its tape.
    }
}
