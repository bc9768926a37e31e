package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.book.KnownParameters;
import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of each market: its own terms where the settings have some, the common ones elsewhere. Looked up once per
 * market.
 */
final class BandRules {

    private static final QuotingRules SILENT = new QuotingRules(false, 1, 0, 0, 0, 0, 0, 1, 1);

    /** Before the first session: nothing is quoted. */
    static final BandSettings NOTHING = new BandSettings(HashPolicy.OFF, Integer.MAX_VALUE, 0, SILENT, List.of());

    private @Nullable QuotingRules[] byMarket = new QuotingRules[64];
    private BandSettings settings = NOTHING;

    /** Takes other settings; market indexes start anew. */
    void settings(BandSettings inForce) {
        settings = inForce;
        Arrays.fill(byMarket, null);
    }

    QuotingRules of(Market market) {
        if (market.index() >= byMarket.length) {
            byMarket = Arrays.copyOf(byMarket, Math.max(market.index() + 1, byMarket.length * 2));
        }
        QuotingRules known = byMarket[market.index()];
        if (known == null) {
            known = find(market);
            byMarket[market.index()] = known;
        }
        return known;
    }

    private QuotingRules find(Market market) {
        for (BandTerms terms : settings.markets()) {
            if (terms.conditionId().equals(market.conditionId())) {
                return terms.quoting();
            }
        }
        return settings.quoting();
    }

    /** What the settings say of markets beside their rules. */
    List<KnownParameters> knownParameters() {
        return settings.markets().stream()
                .map(terms -> new KnownParameters(
                        terms.conditionId(), terms.minOrderSize(), terms.negRisk(), terms.tickSize()))
                .toList();
    }
}
