package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.LiveInputs;
import io.tapemaker.engine.gateway.executions.GatewayWishes;
import io.tapemaker.engine.gateway.venue.BookWitness;
import io.tapemaker.engine.gateway.venue.MarketChannel;
import io.tapemaker.engine.pipeline.EngineFailedException;
import io.tapemaker.journal.codecs.VenueQuestion;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import java.util.List;
import java.util.Map;

/** The venue's public side, as the engine wishes things of it. */
final class LiveGateways implements GatewayWishes.Gateways, AutoCloseable {

    private final MarketChannel channel;
    private final BookWitness witness;
    private final Map<String, List<String>> tokens;
    private final LiveInputs inputs;

    /** @param tokens of each market that is followed, by its condition id */
    LiveGateways(MarketChannel channel, BookWitness witness, Map<String, List<String>> tokens, LiveInputs inputs) {
        this.channel = channel;
        this.witness = witness;
        this.tokens = tokens;
        this.inputs = inputs;
    }

    void start() {
        channel.start();
    }

    @Override
    public void freshBook(TokenId token) {
        channel.want(token.toString());
    }

    @Override
    public void ask(VenueQuestion question, ConditionId market, long commandSequence) {
        witness.ask(tokens.getOrDefault(market.toString(), List.of()), answer -> {
            try {
                inputs.venueAnswer(question, answer.status(), answer.body(), commandSequence);
            } catch (EngineFailedException e) {
                // Whoever waits for the engine says so.
            }
        });
    }

    @Override
    public void close() {
        channel.close();
        witness.close();
    }
}
