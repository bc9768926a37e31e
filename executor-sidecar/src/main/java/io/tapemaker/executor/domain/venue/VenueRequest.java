package io.tapemaker.executor.domain.venue;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the decision core asks of the venue. Each is answered once, by a {@link VenueAnswer}. */
public sealed interface VenueRequest {

    /** First page of a list. */
    String FIRST_PAGE = "MA==";

    /** The lane that it travels in; one never waits behind another. Most requests only look. */
    default Lane lane() {
        return Lane.QUERY;
    }

    /** Connections that have nothing in common. */
    enum Lane {
        /** New orders. */
        PLACE,
        /** Cancels, with a budget of their own. */
        CANCEL,
        /** The venue's dead-man's switch. */
        HEARTBEAT,
        /** Everything that only looks. */
        QUERY
    }

    /** Post these intents, at most fifteen, each with the bytes that its intent fixes. */
    record Post(List<OrderKey> intents) implements VenueRequest {

        /** Takes a copy of the list. */
        public Post {
            intents = List.copyOf(intents);
        }

        @Override
        public Lane lane() {
            return Lane.PLACE;
        }
    }

    /** Cancel these orders, at most a thousand. */
    record Cancel(List<Uint256> orderIds) implements VenueRequest {

        /** Takes a copy of the list. */
        public Cancel {
            orderIds = List.copyOf(orderIds);
        }

        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** Cancel whatever is open under this key. */
    record CancelAll() implements VenueRequest {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** Cancel whatever is open in this market. */
    record CancelMarket(ConditionId conditionId) implements VenueRequest {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** The next beat; the first carries an empty id. */
    record Beat(String heartbeatId) implements VenueRequest {
        @Override
        public Lane lane() {
            return Lane.HEARTBEAT;
        }
    }

    /** One order by its hash. */
    record LookUp(Uint256 orderId) implements VenueRequest {}

    /** A page of open orders. */
    record OpenOrders(String cursor) implements VenueRequest {}

    /** A page of trades since a time, Unix seconds. */
    record Trades(long afterS, String cursor) implements VenueRequest {}

    /** Whether these orders score. */
    record Scoring(List<Uint256> orderIds) implements VenueRequest {

        /** Takes a copy of the list. */
        public Scoring {
            orderIds = List.copyOf(orderIds);
        }
    }

    /** The touch of a token's book: the executor's own witness. */
    record Book(TokenId tokenId) implements VenueRequest {}

    /** What the venue says of a market. */
    record MarketTerms(ConditionId conditionId) implements VenueRequest {}

    /** Balance and allowances of dollars, or of a token. */
    record Balance(@Nullable TokenId tokenId) implements VenueRequest {}

    /** A page of the rewards earned on a UTC day, as {@code YYYY-MM-DD}. */
    record Rewards(String day, String cursor) implements VenueRequest {}

    /** The share of each market's rewards that is being earned at this moment. */
    record RewardShares() implements VenueRequest {}

    /** A question without arguments. */
    record Ask(Question question) implements VenueRequest {}

    /** Questions without arguments. */
    enum Question {
        /** The venue's clock. */
        TIME,
        /** The version that it says it speaks. */
        VERSION,
        /** Whether the account may only close positions. */
        CLOSED_ONLY,
        /** Whether this place may trade. */
        GEOBLOCK
    }
}
