package io.tapemaker.engine.gateway.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.journal.types.TokenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a market, as the venue's {@code /clob-markets/{conditionId}} names them. */
public final class MarketTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_MARKET = 2;

    private MarketTokens() {}

    /**
     * The two tokens of a market.
     *
     * @throws IllegalStateException if the venue does not say; one line that names the market
     */
    public static List<String> of(VenueRest rest, String conditionId) {
        VenueRest.Answer answer = rest.get("/clob-markets/" + conditionId);
        if (!answer.isOk()) {
            throw new IllegalStateException("market " + conditionId + ": the venue does not say which tokens it has ("
                    + (answer.status() == 0 ? "no answer" : "HTTP " + answer.status()) + ")");
        }
        try {
            List<String> tokens = new ArrayList<>();
            for (JsonNode token : JSON.readTree(answer.body()).path("t")) {
                tokens.add(TokenId.parse(token.path("t").asText()).toString());
            }
            if (tokens.size() != A_MARKET) {
                throw new IllegalArgumentException("it names " + tokens.size() + " tokens");
            }
            return List.copyOf(tokens);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "market " + conditionId + ": the venue's answer cannot be read as a market with two tokens", e);
        }
    }
}
