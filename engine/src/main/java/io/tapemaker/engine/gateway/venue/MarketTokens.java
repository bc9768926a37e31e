package io.tapemaker.engine.gateway.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.journal.types.TokenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a market, as the venue's {@code /clob-markets/{conditionId}} names them. */
public final class MarketTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_MARKET = 2;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private MarketTokens() {}

    /**
     * The two tokens of a market.
     *
     * @return null if the venue has not answered, or cannot for now
     * @throws IllegalArgumentException if it has no such market, or says something else; one line that names it
     */
    public static @Nullable List<String> of(VenueRest rest, String conditionId) {
        VenueRest.Answer answer = rest.get("/clob-markets/" + conditionId);
        if (answer.status() == 0 || answer.status() == TOO_MANY || answer.status() >= SERVER_ERRORS) {
            return null;
        }
        if (!answer.isOk()) {
            throw new IllegalArgumentException("market " + conditionId + ": the venue does not know it (HTTP "
                    + answer.status() + "); mend markets in the configuration");
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
            throw new IllegalArgumentException(
                    "market " + conditionId + ": the venue's answer cannot be read as a market with two tokens", e);
        }
    }
}
