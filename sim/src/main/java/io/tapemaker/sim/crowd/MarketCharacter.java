package io.tapemaker.sim.crowd;

import java.util.List;

/**
 * How a market without us behaves. The presets' figures hold for a grid of one cent and fees up to those of the real
 * venue's kind; they are assumptions that were chosen near what is known of the real thing, and tests hold the crowd to
 * them over a whole run. Spread is the time's mean while both sides are there, depth what rests within five cents of
 * the midpoint on both sides together, trades are takers' trades, volatility that of the midpoint over a minute.
 *
 * @param price the hidden true price
 * @param makers who rests orders
 * @param noise who takes without knowing
 * @param sweeps who takes much without knowing
 * @param informed who takes because it knows
 * @param interruptions when makers are away
 */
public record MarketCharacter(
        PriceLaw price,
        List<MakerStyle> makers,
        TakerFlow noise,
        TakerFlow sweeps,
        InformedFlow informed,
        Interruptions interruptions) {

    /**
     * An election that is far off. Spread 1 to 2 cents, depth 20,000 to 35,000 shares, 30 to 55 trades an hour,
     * volatility 0.2 to 0.8 cents, 0 to 20 percent of the shares taken by the informed, two-sided 99 to 100 percent of
     * the time.
     */
    public static final MarketCharacter CALM_POLITICS = Presets.calmPolitics();

    /**
     * A game that is being played. Spread 1.5 to 2.5 cents, depth 9,000 to 18,000 shares, 300 to 480 trades an hour,
     * volatility 1.2 to 3 cents, 10 to 45 percent of the shares taken by the informed, two-sided 95 to 99.9 percent of
     * the time, as makers leave it at each goal.
     */
    public static final MarketCharacter SPORTS_LIVE = Presets.sportsLive();

    /**
     * Whether a coin ends the hour above where it began, in the first 50 minutes. Spread 1.7 to 2.8 cents, depth 2,500
     * to 5,500 shares, 350 to 750 trades an hour, volatility 3.5 to 7 cents, 25 to 60 percent of the shares taken by
     * the informed, two-sided 99 to 100 percent of the time.
     */
    public static final MarketCharacter CRYPTO_HOURLY = Presets.cryptoHourly();

    /**
     * Where hardly anybody is. Spread 2.5 to 6 cents, depth 150 to 500 shares, 2 to 10 trades an hour, volatility 0.4
     * to 1.6 cents, 0 to 50 percent of the shares taken by the informed, two-sided 85 to 98 percent of the time.
     */
    public static final MarketCharacter THIN = Presets.thin();

    /**
     * Quiet until something happens. Spread 1 to 2 cents, depth 5,000 to 10,000 shares, 50 to 110 trades an hour,
     * volatility 0.7 to 2.2 cents, 10 to 65 percent of the shares taken by the informed, two-sided 99 to 100 percent
     * of the time.
     */
    public static final MarketCharacter NEWS = Presets.news();

    public MarketCharacter {
        makers = List.copyOf(makers);
    }

    /** The same with another price. */
    public MarketCharacter with(PriceLaw other) {
        return new MarketCharacter(other, makers, noise, sweeps, informed, interruptions);
    }

    /** The same from another starting price. */
    public MarketCharacter startingAt(long priceE4) {
        return with(price.startingAt(priceE4));
    }

    /** The same with other makers. */
    public MarketCharacter with(List<MakerStyle> others) {
        return new MarketCharacter(price, others, noise, sweeps, informed, interruptions);
    }

    /** The same with other informed takers. */
    public MarketCharacter with(InformedFlow other) {
        return new MarketCharacter(price, makers, noise, sweeps, other, interruptions);
    }

    /** The same with other interruptions. */
    public MarketCharacter with(Interruptions other) {
        return new MarketCharacter(price, makers, noise, sweeps, informed, other);
    }

    /** How many accounts it takes. */
    public int agents() {
        int count = informed.count();
        for (MakerStyle style : makers) {
            count += style.count();
        }
        return count + (noise.perDay() > 0 ? 1 : 0) + (sweeps.perDay() > 0 ? 1 : 0);
    }
}
