package io.tapemaker.executor.domain.venue;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, or that there was none. What is absent is never typed like what is empty, and whatever
 * leaves open whether the venue did it is {@link Unknown}.
 */
public sealed interface VenueAnswer {

    /** Nobody knows whether the venue did it: a time-out, a broken connection, a 5xx, a page of somebody else. */
    record Unknown(String why) implements VenueAnswer {}

    /**
     * The venue did not do it.
     *
     * @param waitMs what it asks to wait, 0 where it says nothing
     */
    record Refusal(Refused cause, long waitMs, String text) implements VenueAnswer {}

    /** What became of each order of a post, in the order in which they were sent. */
    record Posted(List<Post> posts) implements VenueAnswer {

        /** Takes a copy of the list. */
        public Posted {
            posts = List.copyOf(posts);
        }
    }

    /** What became of one posted order. */
    sealed interface Post {

        /** The venue has it; matched says that some of it traded at once, delayed that it waits. */
        record Accepted(Uint256 orderId, boolean matched, boolean delayed) implements Post {}

        /** The venue did not take it. */
        record Rejected(Refused cause, String text) implements Post {}

        /** The venue has had this very order before: the first send arrived. */
        record Duplicated() implements Post {}

        /** The entry says neither. */
        record Unclear(String why) implements Post {}
    }

    /** Which orders were taken out, and which not and why. */
    record Cancelled(List<Uint256> cancelled, List<NotCancelled> notCancelled) implements VenueAnswer {

        /** Takes copies of the lists. */
        public Cancelled {
            cancelled = List.copyOf(cancelled);
            notCancelled = List.copyOf(notCancelled);
        }
    }

    /** An order that was not cancelled, with the venue's reason. */
    record NotCancelled(Uint256 orderId, String reason) {}

    /** A page of open orders; {@code nextCursor} is null on the last. */
    record OpenOrders(List<OrderFacts> orders, @Nullable String nextCursor) implements VenueAnswer {

        /** Takes a copy of the list. */
        public OpenOrders {
            orders = List.copyOf(orders);
        }
    }

    /** A page of trades; {@code nextCursor} is null on the last. */
    record Trades(List<TradeFacts> trades, @Nullable String nextCursor) implements VenueAnswer {

        /** Takes a copy of the list. */
        public Trades {
            trades = List.copyOf(trades);
        }
    }

    /** The order that was looked up by its hash. */
    record Found(OrderFacts order) implements VenueAnswer {}

    /** There is no such order, as far as the venue knows at this moment. */
    record Absent() implements VenueAnswer {}

    /** Which of the orders score. */
    record Scoring(List<Score> scores) implements VenueAnswer {

        /** Takes a copy of the list. */
        public Scoring {
            scores = List.copyOf(scores);
        }
    }

    /** Whether one order scores. */
    record Score(Uint256 orderId, boolean scoring) {}

    /** The beat was taken; the next one carries this id. */
    record Beat(String nextId) implements VenueAnswer {}

    /** The beat carried a wrong id; this one is expected. */
    record WrongBeat(String expectedId) implements VenueAnswer {}

    /** The venue's clock, Unix seconds. */
    record Time(long seconds) implements VenueAnswer {}

    /** The version that it says it speaks. */
    record Version(long version) implements VenueAnswer {}

    /** Whether the account may only close positions. */
    record ClosedOnly(boolean closedOnly) implements VenueAnswer {}

    /** What the geoblock endpoint says of this place. */
    record Geo(boolean blocked, String country, String region) implements VenueAnswer {}

    /** The touch of a token's book; 0 where a side is empty. */
    record Book(TokenId tokenId, long bestBidE4, long bestAskE4, TickSize tick, boolean negRisk)
            implements VenueAnswer {}

    /** What the venue says of a market: the sources that have to agree before anything is signed for it. */
    record MarketTerms(
            ConditionId conditionId,
            List<TokenId> tokens,
            TickSize tick,
            long minSizeE6,
            boolean negRisk,
            String version,
            boolean acceptingOrders)
            implements VenueAnswer {

        /** Takes a copy of the list. */
        public MarketTerms {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * Balance and allowances of dollars or of one token, in millionths.
     *
     * @param leastAllowanceE6 the smallest of the allowances, {@link Long#MAX_VALUE} where it does not fit
     */
    record Balance(long balanceE6, long leastAllowanceE6) implements VenueAnswer {}

    /** A page of what was earned on a day; {@code nextCursor} is null on the last. */
    record Rewards(List<Earning> earnings, @Nullable String nextCursor) implements VenueAnswer {

        /** Takes a copy of the list. */
        public Rewards {
            earnings = List.copyOf(earnings);
        }
    }

    /**
     * What a market has earned in one asset, rounded down.
     *
     * @param asset the token that it is paid in
     * @param earnedE6 in millionths of the asset
     * @param rateE6 what one of the asset is worth, millionths of a dollar
     */
    record Earning(ConditionId conditionId, Address asset, long earnedE6, long rateE6) {}

    /** The markets that are earning something at this moment; of others nothing is said. */
    record RewardShares(List<RewardShare> shares) implements VenueAnswer {

        /** Takes a copy of the list. */
        public RewardShares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Our part of what a market pays.
     *
     * @param percentE6 millionths of a percent, at most a hundred million; rounded down
     */
    record RewardShare(ConditionId conditionId, long percentE6) {}
}
