package io.tapemaker.executor.profile;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer.MarketTerms;
import org.jspecify.annotations.Nullable;

/**
 * The exchange that orders of an asset are signed for, or why none are. Three sources have a say: what the policy's
 * author wrote of the market, the bits of the token's id, and what the venue says. All have to be there and to agree;
 * nothing is guessed from two of them.
 */
public sealed interface AssetRoute {

    /** All sources agree. */
    record Chosen(VenueVersion venueVersion, boolean negRisk, ExchangeDomain exchange) implements AssetRoute {}

    /** Nothing is signed for the asset, and why. */
    record None(String why) implements AssetRoute {}

    /**
     * What the policy says of a market; null for what it does not say.
     *
     * @param venueVersion {@code v1} or {@code v2}
     */
    record PolicyWord(
            @Nullable String venueVersion, @Nullable Boolean negRisk) {}

    /**
     * Looks for the exchange of an asset.
     *
     * @param terms the venue's answer for the market, null as long as there is none
     * @throws IllegalArgumentException if the profile does not know the chain
     */
    static AssetRoute choose(
            VenueProfile profile,
            long chainId,
            PlaceRequest.Asset asset,
            PolicyWord policy,
            @Nullable MarketTerms terms) {
        Boolean negRisk = policy.negRisk();
        if (policy.venueVersion() == null || negRisk == null) {
            return new None("the policy does not say the version and the neg-risk of the market");
        }
        VenueVersion version = VenueVersion.ofText(policy.venueVersion());
        if (version == null) {
            return new None("the policy's version of the market is neither v1 nor v2");
        }
        if (terms == null) {
            return new None("the venue has not said yet what the market is");
        }
        String disagreement = disagreement(asset, version, negRisk, terms);
        return disagreement == null
                ? new Chosen(version, negRisk, profile.exchange(chainId, version, negRisk))
                : new None(disagreement);
    }

    private static @Nullable String disagreement(
            PlaceRequest.Asset asset, VenueVersion version, boolean negRisk, MarketTerms terms) {
        if (!terms.conditionId().equals(asset.conditionId())) {
            return "the venue's terms are those of another market";
        }
        if (!terms.tokens().contains(asset.tokenId())) {
            return "the venue does not list the token in this market";
        }
        VenueVersion said = VenueVersion.ofText(terms.version());
        if (said == null) {
            return "the venue's version of the market is neither v1 nor v2";
        }
        if (said != version) {
            return "the policy says " + version.text() + " and the venue " + said.text();
        }
        VenueVersion ofBits = asset.tokenId().isProtocolV2() ? VenueVersion.V2 : VenueVersion.V1;
        if (ofBits != version) {
            return "policy and venue say " + version.text() + " and the token's bits " + ofBits.text();
        }
        return terms.negRisk() == negRisk
                ? null
                : "the policy says negRisk " + negRisk + " and the venue " + terms.negRisk();
    }
}
