package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Earning;
import io.tapemaker.executor.domain.venue.VenueAnswer.RewardShare;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.tape.TypedAnswers;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.answers.rewards",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Rewards of a day and shares of the moment are read to the last row, rounded down, or not at all")
final class RewardAnswerTest {

    private static final VenueRequest.Rewards DAY = new VenueRequest.Rewards("2026-11-22", VenueRequest.FIRST_PAGE);
    private static final VenueRequest.RewardShares SHARES = new VenueRequest.RewardShares();
    private static final String ASSET = "0x9c4e1703476e875070ee25b56a58b008cfb8fa78";
    private static final ConditionId MARKET = ConditionId.parse(Wire.MARKET);

    private static final String ROW = "{'date':'2026-11-22','condition_id':'" + Wire.MARKET + "','asset_address':'"
            + ASSET + "','maker_address':'0xFeA4cB3dD4ca7CefD3368653B7D6FF9BcDFca604','earnings':0.2375199,"
            + "'asset_rate':1.000357}";

    private static String page(String rows) {
        return "{'limit':100,'count':1,'next_cursor':'LTE=','data':[" + rows + "]}";
    }

    private static Earning earning(long earnedE6, long rateE6) {
        return new Earning(MARKET, Address.parse(ASSET), earnedE6, rateE6);
    }

    private static void assertRead(VenueAnswer expected, VenueRequest request, String body) {
        assertEquals(expected, Wire.read(request, 200, body));
        assertEquals(expected, TypedAnswers.read(TypedAnswers.write(expected)), "as it stands on a tape without bytes");
    }

    @Test
    void theRewardsOfADay() {
        assertRead(new VenueAnswer.Rewards(List.of(earning(237_519, 1_000_357)), null), DAY, page(ROW));
        assertRead(new VenueAnswer.Rewards(List.of(), null), DAY, page(""));
        String more = page(ROW + "," + ROW.replace("0.2375199", "'12'").replace("2026-11-22'", "2026-11-22T00:00:00Z'"))
                .replace("LTE=", "MTAw");
        assertRead(
                new VenueAnswer.Rewards(List.of(earning(237_519, 1_000_357), earning(12_000_000, 1_000_357)), "MTAw"),
                DAY,
                more);
        assertRead(
                new VenueAnswer.Rewards(List.of(earning(0, 1_000_357)), null),
                DAY,
                page(ROW.replace("0.2375199", "9.1e-7")));
        assertRead(
                new VenueAnswer.Rewards(List.of(earning(91_500_000, 1_000_357)), null),
                DAY,
                page(ROW.replace("0.2375199", "9.15E1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-11-22 | 2026-11-21
            'earnings':0.2375199, | ``
            0.2375199 | -0.1
            0.2375199 | 'NaN'
            0.2375199 | null
            0.2375199 | 1e99
            0.2375199 | 9223372036855
            0.2375199 | '0x1'
            'asset_rate' | 'rate'
            'condition_id':'0x747 | 'condition_id':'0x47
            0x9c4e17 | 9c4e17
            'next_cursor':'LTE=' | 'next_cursor':'MA=='
            'next_cursor':'LTE=', | ``
            'data' | 'rows'
            """)
    void rewardsThatAreNone(String before, String after) {
        String body = page(ROW).replace(before, after == null ? "" : after);
        assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(DAY, 200, body), body);
    }

    @Test
    void theSharesOfTheMoment() {
        assertRead(new VenueAnswer.RewardShares(List.of()), SHARES, "{}");
        assertRead(
                new VenueAnswer.RewardShares(List.of(
                        new RewardShare(MARKET, 20_000_000), new RewardShare(ConditionId.parse(Wire.OTHER), 84_512))),
                SHARES,
                "{'" + Wire.MARKET + "':20,'" + Wire.OTHER + "':0.0845129}");
        assertRead(
                new VenueAnswer.RewardShares(List.of(new RewardShare(MARKET, 100_000_000))),
                SHARES,
                "{'" + Wire.MARKET + "':'100'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            100.000001
            -1
            null
            'much'
            [20]
            true
            """)
    void sharesThatAreNone(String percent) {
        assertInstanceOf(
                VenueAnswer.Unknown.class, Wire.read(SHARES, 200, "{'" + Wire.MARKET + "':" + percent + "}"), percent);
    }

    @Test
    void otherShapesAreUnknown() {
        for (String body : List.of("[]", "<html>", "", "null", "{'error':'x'}", "{'0x1':20}")) {
            assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(SHARES, 200, body), body);
            assertInstanceOf(VenueAnswer.Unknown.class, Wire.read(DAY, 200, body), body);
        }
        assertInstanceOf(VenueAnswer.Refusal.class, Wire.read(DAY, 400, "{'error':'Invalid date'}"));
    }
}
