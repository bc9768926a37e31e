package io.tapemaker.sim.compete;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.crowd.MarketCharacter;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketSetup;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A kind of market that quoters are compared in: who trades there, and what the venue pays and takes. Set before the
 * first run and the same for every quoter; why it is so is in {@code docs/simulator.md}.
 */
@SuppressWarnings("ImmutableEnumChecker") // Records of numbers, of lists that never change and of nothing else.
public enum Ground {
    CALM_POLITICS(MarketCharacter.CALM_POLITICS, new Pool(100, 350, 100), 40_000),
    SPORTS_LIVE(MarketCharacter.SPORTS_LIVE, new Pool(60, 450, 50), 30_000),
    CRYPTO_HOURLY(MarketCharacter.CRYPTO_HOURLY, new Pool(40, 450, 50), 70_000),
    THIN(MarketCharacter.THIN, new Pool(20, 450, 20), 40_000),
    NEWS(MarketCharacter.NEWS, new Pool(50, 350, 50), 40_000);

    private static final long ONE_E6 = 1_000_000;
    private static final long MIN_AGE_NS = 30_000_000_000L;
    private static final long REBATE_SHARE_E4 = 2_500;

    /**
     * What the venue pays makers.
     *
     * @param dollarsPerDay shared out
     * @param bandE4 distance from the midpoint at which nothing scores, in E4 dollars
     * @param minSize least order that scores, shares
     */
    public record Pool(long dollarsPerDay, long bandE4, long minSize) {}

    private final MarketCharacter character;
    private final Pool pool;
    private final FeeTerms fees;

    Ground(MarketCharacter character, Pool pool, long takerFeeE6) {
        this.character = character;
        this.pool = pool;
        this.fees = new FeeTerms(takerFeeE6, 1, REBATE_SHARE_E4);
    }

    /** Who trades there. */
    public MarketCharacter character() {
        return character;
    }

    /** What the venue pays. */
    public Pool pool() {
        return pool;
    }

    /** What the venue takes. */
    public FeeTerms fees() {
        return fees;
    }

    /** The reward terms in the engine's units. */
    public RewardTerms rewards() {
        return new RewardTerms(
                pool.dollarsPerDay() * ONE_E6,
                pool.bandE4(),
                pool.minSize() * ONE_E6,
                RewardTerms.ONE_E4,
                RewardTerms.USUAL_DIVISOR_E4,
                MIN_AGE_NS);
    }

    /** The market as it is listed, on a grid of one cent. */
    MarketSetup setup() {
        String market = "compete/" + name();
        MarketNames names = new MarketNames(
                String.format(Locale.ROOT, "0x%s", hex(market)),
                Long.toString(1_000 + 2L * ordinal()),
                Long.toString(1_001 + 2L * ordinal()),
                false,
                false,
                MarketNames.USUAL_MIN_ORDER_SIZE);
        return new MarketSetup(names, TickSize.CENT, fees, rewards(), 0, false, false);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Digests.sha256(text));
    }

    /** The market lives so long, ns; 0 for as long as one likes. */
    public long lifeNs() {
        return character.price().lifeNs();
    }
}
