package io.tapemaker.sim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.decode.Ours;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import io.tapemaker.executor.venue.polymarket.HttpCall;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.reads",
        milestone = Milestone.M5,
        kind = ProofKind.SIM,
        title = "Whatever the client can ask without placing is answered by the venue's interface and read in full:"
                + " lists, scores, rewards, balances, beats, books, terms, plain questions")
final class ClientReadsTest {

    private static final String FIRST = VenueRequest.FIRST_PAGE;
    private static final MarketNames MARKET = WireKit.MARKETS.get(0);
    private static final ConditionId CONDITION = ConditionId.parse(MARKET.market());

    private final WireKit kit = new WireKit();
    private final Requests requests = new Requests(
            keys -> {
                throw new AssertionError("nothing is posted");
            },
            kit.alice().account().type());
    private final AnswerReader reader = new AnswerReader(new Ours() {
        @Override
        public boolean order(Uint256 orderId) {
            return false;
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return makerAddress.equalsIgnoreCase(kit.alice().account().funder().toString());
        }
    });

    private <T extends VenueAnswer> T ask(VenueRequest request, Class<T> kind) {
        HttpCall call = requests.of(request);
        Map<String, String> query = new LinkedHashMap<>();
        call.query().forEach(param -> query.put(param.name(), param.value()));
        String body = new String(call.body(), StandardCharsets.US_ASCII);
        WireAnswer answer = kit.ask(kit.alice(), call.method().name(), call.path(), query, body);
        VenueAnswer read =
                reader.read(request, new HttpAnswer(answer.status(), HttpAnswer.Headers.NONE, answer.body()));
        return assertInstanceOf(kind, read, answer::text);
    }

    private static Uint256 hash(String orderId) {
        return Uint256.of(new BigInteger(orderId.substring(2), 16));
    }

    @Test
    void scoresAndShares() {
        Uint256 bid = hash(kit.put(kit.alice(), MARKET.yes(), Side.BUY, 4_800, 100));
        Uint256 ask = hash(kit.put(kit.alice(), MARKET.yes(), Side.SELL, 5_200, 100));
        VenueRequest one = new VenueRequest.Scoring(List.of(bid));
        assertEquals(
                List.of(new VenueAnswer.Score(bid, false)),
                ask(one, VenueAnswer.Scoring.class).scores());
        kit.now += 31 * WireKit.SECOND;
        assertEquals(
                List.of(new VenueAnswer.Score(bid, true)),
                ask(one, VenueAnswer.Scoring.class).scores());
        VenueRequest three = new VenueRequest.Scoring(List.of(bid, new Uint256(0, 0, 0, 7), ask));
        assertEquals(
                List.of(
                        new VenueAnswer.Score(bid, true),
                        new VenueAnswer.Score(new Uint256(0, 0, 0, 7), false),
                        new VenueAnswer.Score(ask, true)),
                ask(three, VenueAnswer.Scoring.class).scores());
        assertEquals(
                List.of(new VenueAnswer.RewardShare(CONDITION, 100_000_000)),
                ask(new VenueRequest.RewardShares(), VenueAnswer.RewardShares.class)
                        .shares());
        kit.venue.operator().sampleRewards(kit.now);
        kit.now += 86_400 * WireKit.SECOND;
        VenueAnswer.Rewards earned = ask(new VenueRequest.Rewards("2026-09-30", FIRST), VenueAnswer.Rewards.class);
        assertNull(earned.nextCursor());
        assertEquals(1, earned.earnings().size());
        VenueAnswer.Earning earning = earned.earnings().get(0);
        assertEquals(CONDITION, earning.conditionId());
        assertEquals(100_000_000, earning.earnedE6());
        assertEquals(1_000_000, earning.rateE6());
        VenueRequest before = new VenueRequest.Rewards("2026-09-29", FIRST);
        assertTrue(ask(before, VenueAnswer.Rewards.class).earnings().isEmpty());
    }

    @Test
    void balances() {
        VenueAnswer.Balance dollars = ask(new VenueRequest.Balance(null), VenueAnswer.Balance.class);
        assertTrue(dollars.balanceE6() > 0 && dollars.leastAllowanceE6() > 0);
        for (MarketNames market : WireKit.MARKETS) {
            VenueRequest token = new VenueRequest.Balance(TokenId.parse(market.yes()));
            assertEquals(1_000_000_000, ask(token, VenueAnswer.Balance.class).balanceE6());
        }
    }

    @Test
    void ordersAndTrades() {
        Uint256 bid = hash(kit.put(kit.alice(), MARKET.yes(), Side.BUY, 4_800, 100));
        VenueAnswer.OpenOrders open = ask(new VenueRequest.OpenOrders(FIRST), VenueAnswer.OpenOrders.class);
        assertEquals(
                List.of(bid),
                open.orders().stream().map(order -> order.orderId()).toList());
        assertEquals(
                bid,
                ask(new VenueRequest.LookUp(bid), VenueAnswer.Found.class)
                        .order()
                        .orderId());
        ask(new VenueRequest.LookUp(new Uint256(0, 0, 0, 7)), VenueAnswer.Absent.class);
        kit.put(kit.bob(), MARKET.yes(), Side.SELL, 4_800, 40);
        VenueRequest trades = new VenueRequest.Trades(WireKit.START / WireKit.SECOND - 1, FIRST);
        VenueAnswer.Trades all = ask(trades, VenueAnswer.Trades.class);
        assertEquals(1, all.trades().size());
        assertEquals(bid, all.trades().get(0).parts().get(0).orderId());
        assertEquals(40_000_000, all.trades().get(0).parts().get(0).sizeE6());
        VenueAnswer.Cancelled gone = ask(new VenueRequest.Cancel(List.of(bid)), VenueAnswer.Cancelled.class);
        assertEquals(List.of(bid), gone.cancelled());
        ask(new VenueRequest.Cancel(List.of(bid, new Uint256(0, 0, 0, 7))), VenueAnswer.Cancelled.class);
        ask(new VenueRequest.CancelMarket(CONDITION), VenueAnswer.Cancelled.class);
        ask(new VenueRequest.CancelAll(), VenueAnswer.Cancelled.class);
    }

    @Test
    void marketsBeatsAndPlainQuestions() {
        kit.put(kit.alice(), MARKET.yes(), Side.BUY, 4_800, 100);
        VenueRequest book = new VenueRequest.Book(TokenId.parse(MARKET.yes()));
        assertEquals(4_800, ask(book, VenueAnswer.Book.class).bestBidE4());
        for (MarketNames market : WireKit.MARKETS) {
            ConditionId condition = ConditionId.parse(market.market());
            VenueAnswer.MarketTerms terms = ask(new VenueRequest.MarketTerms(condition), VenueAnswer.MarketTerms.class);
            assertEquals(market.negRisk(), terms.negRisk());
            assertTrue(terms.acceptingOrders());
        }
        String next = ask(new VenueRequest.Beat(""), VenueAnswer.Beat.class).nextId();
        String expected =
                ask(new VenueRequest.Beat("other"), VenueAnswer.WrongBeat.class).expectedId();
        assertEquals(next, expected);
        ask(new VenueRequest.Beat(next), VenueAnswer.Beat.class);
        assertEquals(
                kit.now / WireKit.SECOND,
                ask(new VenueRequest.Ask(Question.TIME), VenueAnswer.Time.class).seconds());
        assertEquals(
                2,
                ask(new VenueRequest.Ask(Question.VERSION), VenueAnswer.Version.class)
                        .version());
        ask(new VenueRequest.Ask(Question.CLOSED_ONLY), VenueAnswer.ClosedOnly.class);
        ask(new VenueRequest.Ask(Question.GEOBLOCK), VenueAnswer.Geo.class);
    }
}
