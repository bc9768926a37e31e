package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Post;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;

/** Answers in a form of their own, where the venue's bytes are not at hand: in shadow mode and in simulated worlds. */
public final class TypedAnswers {

    private static final int UNKNOWN = 1;
    private static final int REFUSAL = 2;
    private static final int POSTED = 3;
    private static final int CANCELLED = 4;
    private static final int OPEN_ORDERS = 5;
    private static final int TRADES = 6;
    private static final int FOUND = 7;
    private static final int ABSENT = 8;
    private static final int SCORING = 9;
    private static final int BEAT = 10;
    private static final int WRONG_BEAT = 11;
    private static final int TIME = 12;
    private static final int VERSION = 13;
    private static final int CLOSED_ONLY = 14;
    private static final int GEO = 15;
    private static final int BOOK = 16;
    private static final int TERMS = 17;
    private static final int BALANCE = 18;
    private static final int REWARDS = 20;
    private static final int REWARD_SHARES = 21;
    private static final int ACCEPTED = 1;
    private static final int REJECTED = 2;
    private static final int DUPLICATED = 3;
    private static final int UNCLEAR = 4;

    private TypedAnswers() {}

    /** The bytes of an answer. */
    public static byte[] write(VenueAnswer answer) {
        Typed.Out out = new Typed.Out();
        if (!aboutOrders(answer, out)) {
            aboutTheRest(answer, out);
        }
        return out.bytes();
    }

    private static boolean aboutOrders(VenueAnswer answer, Typed.Out out) {
        if (answer instanceof VenueAnswer.Unknown unknown) {
            out.code(UNKNOWN).text(unknown.why());
        } else if (answer instanceof VenueAnswer.Refusal refusal) {
            out.code(REFUSAL)
                    .text(refusal.cause().name())
                    .number(refusal.waitMs())
                    .text(refusal.text());
        } else if (answer instanceof VenueAnswer.Posted posted) {
            out.code(POSTED).list(posted.posts(), post -> post(post, out));
        } else if (answer instanceof VenueAnswer.Cancelled cancelled) {
            out.code(CANCELLED).list(cancelled.cancelled(), out::word).list(cancelled.notCancelled(), not -> out.word(
                            not.orderId())
                    .text(not.reason()));
        } else if (answer instanceof VenueAnswer.OpenOrders page) {
            out.code(OPEN_ORDERS)
                    .list(page.orders(), order -> TypedFacts.order(order, out))
                    .optional(page.nextCursor());
        } else if (answer instanceof VenueAnswer.Trades page) {
            out.code(TRADES)
                    .list(page.trades(), trade -> TypedFacts.trade(trade, out))
                    .optional(page.nextCursor());
        } else if (answer instanceof VenueAnswer.Found found) {
            TypedFacts.order(found.order(), out.code(FOUND));
        } else if (answer instanceof VenueAnswer.Absent) {
            out.code(ABSENT);
        } else if (answer instanceof VenueAnswer.Scoring scoring) {
            out.code(SCORING)
                    .list(scoring.scores(), score -> out.word(score.orderId()).flag(score.scoring()));
        } else {
            return false;
        }
        return true;
    }

    private static void aboutTheRest(VenueAnswer answer, Typed.Out out) {
        if (answer instanceof VenueAnswer.Beat beat) {
            out.code(BEAT).text(beat.nextId());
        } else if (answer instanceof VenueAnswer.WrongBeat wrong) {
            out.code(WRONG_BEAT).text(wrong.expectedId());
        } else if (answer instanceof VenueAnswer.Time time) {
            out.code(TIME).number(time.seconds());
        } else if (answer instanceof VenueAnswer.Version version) {
            out.code(VERSION).number(version.version());
        } else if (answer instanceof VenueAnswer.ClosedOnly closed) {
            out.code(CLOSED_ONLY).flag(closed.closedOnly());
        } else if (answer instanceof VenueAnswer.Geo geo) {
            out.code(GEO).flag(geo.blocked()).text(geo.country()).text(geo.region());
        } else if (answer instanceof VenueAnswer.Book book) {
            out.code(BOOK).word(book.tokenId().value()).number(book.bestBidE4()).number(book.bestAskE4());
            out.code(book.tick().code()).flag(book.negRisk());
        } else if (answer instanceof VenueAnswer.MarketTerms terms) {
            out.code(TERMS).word(terms.conditionId().value()).list(terms.tokens(), token -> out.word(token.value()));
            out.code(terms.tick().code()).number(terms.minSizeE6()).flag(terms.negRisk());
            out.text(terms.version()).flag(terms.acceptingOrders());
        } else if (answer instanceof VenueAnswer.Balance balance) {
            out.code(BALANCE).number(balance.balanceE6()).number(balance.leastAllowanceE6());
        } else if (answer instanceof VenueAnswer.Rewards page) {
            out.code(REWARDS)
                    .list(page.earnings(), earning -> out.word(
                                    earning.conditionId().value())
                            .text(earning.asset().toString())
                            .number(earning.earnedE6())
                            .number(earning.rateE6()))
                    .optional(page.nextCursor());
        } else if (answer instanceof VenueAnswer.RewardShares shares) {
            out.code(REWARD_SHARES)
                    .list(shares.shares(), share -> out.word(share.conditionId().value())
                            .number(share.percentE6()));
        } else {
            throw new IllegalArgumentException("no form for " + answer);
        }
    }

    private static void post(Post post, Typed.Out out) {
        if (post instanceof Post.Accepted accepted) {
            out.code(ACCEPTED).word(accepted.orderId()).flag(accepted.matched()).flag(accepted.delayed());
        } else if (post instanceof Post.Rejected rejected) {
            out.code(REJECTED).text(rejected.cause().name()).text(rejected.text());
        } else if (post instanceof Post.Duplicated) {
            out.code(DUPLICATED);
        } else if (post instanceof Post.Unclear unclear) {
            out.code(UNCLEAR).text(unclear.why());
        }
    }

    /**
     * The answer of these bytes.
     *
     * @throws IllegalArgumentException if they are none
     */
    public static VenueAnswer read(byte[] bytes) {
        Typed.In in = new Typed.In(bytes);
        int code = in.code();
        return switch (code) {
            case UNKNOWN -> new VenueAnswer.Unknown(in.text());
            case REFUSAL -> new VenueAnswer.Refusal(Refused.valueOf(in.text()), in.number(), in.text());
            case POSTED -> new VenueAnswer.Posted(in.list(() -> post(in)));
            case CANCELLED ->
                new VenueAnswer.Cancelled(
                        in.list(in::word), in.list(() -> new VenueAnswer.NotCancelled(in.word(), in.text())));
            case OPEN_ORDERS -> new VenueAnswer.OpenOrders(in.list(() -> TypedFacts.order(in)), in.optional());
            case TRADES -> new VenueAnswer.Trades(in.list(() -> TypedFacts.trade(in)), in.optional());
            case FOUND -> new VenueAnswer.Found(TypedFacts.order(in));
            case ABSENT -> new VenueAnswer.Absent();
            case SCORING -> new VenueAnswer.Scoring(in.list(() -> new VenueAnswer.Score(in.word(), in.flag())));
            default -> rest(code, in);
        };
    }

    private static VenueAnswer rest(int code, Typed.In in) {
        return switch (code) {
            case BEAT -> new VenueAnswer.Beat(in.text());
            case WRONG_BEAT -> new VenueAnswer.WrongBeat(in.text());
            case TIME -> new VenueAnswer.Time(in.number());
            case VERSION -> new VenueAnswer.Version(in.number());
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(in.flag());
            case GEO -> new VenueAnswer.Geo(in.flag(), in.text(), in.text());
            case BOOK ->
                new VenueAnswer.Book(
                        new TokenId(in.word()), in.number(), in.number(), TypedFacts.tick(in.code()), in.flag());
            case TERMS ->
                new VenueAnswer.MarketTerms(
                        new ConditionId(in.word()),
                        in.list(() -> new TokenId(in.word())),
                        TypedFacts.tick(in.code()),
                        in.number(),
                        in.flag(),
                        in.text(),
                        in.flag());
            case BALANCE -> new VenueAnswer.Balance(in.number(), in.number());
            case REWARDS ->
                new VenueAnswer.Rewards(
                        in.list(() -> new VenueAnswer.Earning(
                                new ConditionId(in.word()), Address.parse(in.text()), in.number(), in.number())),
                        in.optional());
            case REWARD_SHARES ->
                new VenueAnswer.RewardShares(
                        in.list(() -> new VenueAnswer.RewardShare(new ConditionId(in.word()), in.number())));
            default -> throw new IllegalArgumentException("no answer has the code " + code);
        };
    }

    private static Post post(Typed.In in) {
        return switch (in.code()) {
            case ACCEPTED -> new Post.Accepted(in.word(), in.flag(), in.flag());
            case REJECTED -> new Post.Rejected(Refused.valueOf(in.text()), in.text());
            case DUPLICATED -> new Post.Duplicated();
            case UNCLEAR -> new Post.Unclear(in.text());
            default -> throw new IllegalArgumentException("no such post");
        };
    }
}
