package io.tapemaker.executor.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer.MarketTerms;
import io.tapemaker.executor.profile.AssetRoute.PolicyWord;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "profile.asset-route",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "An asset is signed for only where policy, token bits and venue all speak and agree")
class AssetRouteTest {

    private static final VenueProfile PROFILE = VenueProfile.builtIn();
    private static final ConditionId MARKET = new ConditionId(new Uint256(1, 2, 3, 4));
    private static final ConditionId OTHER_MARKET = new ConditionId(new Uint256(1, 2, 3, 5));
    private static final TokenId OLD =
            TokenId.parse("58726851105893121441976415044785550794620582864839872973127370351200548678811");
    private static final TokenId NEW =
            TokenId.parse("663574927012476832975694178961957910328055987427402067619466963999000625152");

    private static MarketTerms terms(ConditionId market, TokenId token, boolean negRisk, String version) {
        return new MarketTerms(market, List.of(token), TickSize.CENT, 5_000_000, negRisk, version, true);
    }

    private static AssetRoute route(TokenId token, PolicyWord policy, @Nullable MarketTerms terms) {
        return AssetRoute.choose(PROFILE, 137, new PlaceRequest.Asset(MARKET, token), policy, terms);
    }

    private static void refused(String why, AssetRoute route) {
        assertEquals(new AssetRoute.None(why), route);
    }

    /** Every combination of what the sources can say: an exchange comes out exactly where all four are one story. */
    @Test
    void onlyOneStoryIsSigned() {
        int chosen = 0;
        int refused = 0;
        for (TokenId token : List.of(OLD, NEW)) {
            for (String policy : List.of("v1", "v2", "v3", "", "V1")) {
                for (String venue : List.of("v1", "v2", "v3", "", "V2", "v1 ")) {
                    for (int flags = 0; flags < 4; flags++) {
                        boolean wanted = (flags & 1) != 0;
                        boolean said = (flags & 2) != 0;
                        AssetRoute route =
                                route(token, new PolicyWord(policy, wanted), terms(MARKET, token, said, venue));
                        String bits = token.equals(NEW) ? "v2" : "v1";
                        if (policy.equals(venue) && policy.equals(bits) && wanted == said) {
                            assertEquals(expected(policy, wanted), route);
                            chosen++;
                        } else {
                            assertEquals(AssetRoute.None.class, route.getClass());
                            refused++;
                        }
                    }
                }
            }
        }
        assertEquals(4, chosen);
        Figures.put("chosen", chosen);
        Figures.put("refused", refused);
    }

    private static AssetRoute expected(String version, boolean negRisk) {
        VenueVersion venueVersion = version.equals("v1") ? VenueVersion.V1 : VenueVersion.V2;
        ExchangeDomain exchange = PROFILE.exchange(137, venueVersion, negRisk);
        return new AssetRoute.Chosen(venueVersion, negRisk, exchange);
    }

    @Test
    void theReasonNamesWhoDisagrees() {
        PolicyWord old = new PolicyWord("v1", false);
        refused(
                "the policy does not say the version and the neg-risk of the market",
                route(OLD, new PolicyWord(null, false), terms(MARKET, OLD, false, "v1")));
        refused(
                "the policy does not say the version and the neg-risk of the market",
                route(OLD, new PolicyWord("v1", null), terms(MARKET, OLD, false, "v1")));
        refused(
                "the policy's version of the market is neither v1 nor v2",
                route(OLD, new PolicyWord("1", false), terms(MARKET, OLD, false, "v1")));
        refused("the venue has not said yet what the market is", route(OLD, old, null));
        refused(
                "the venue's terms are those of another market",
                route(OLD, old, terms(OTHER_MARKET, OLD, false, "v1")));
        refused("the venue does not list the token in this market", route(OLD, old, terms(MARKET, NEW, false, "v1")));
        refused(
                "the venue's version of the market is neither v1 nor v2",
                route(OLD, old, terms(MARKET, OLD, false, "v3")));
        refused("the policy says v1 and the venue v2", route(OLD, old, terms(MARKET, OLD, false, "v2")));
        refused("policy and venue say v1 and the token's bits v2", route(NEW, old, terms(MARKET, NEW, false, "v1")));
        refused("the policy says negRisk false and the venue true", route(OLD, old, terms(MARKET, OLD, true, "v1")));
    }

    @Test
    void anUnknownChainIsAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AssetRoute.choose(
                        PROFILE,
                        1,
                        new PlaceRequest.Asset(MARKET, OLD),
                        new PolicyWord("v1", false),
                        terms(MARKET, OLD, false, "v1")));
    }
}
