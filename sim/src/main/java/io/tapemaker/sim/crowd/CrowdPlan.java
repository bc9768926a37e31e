package io.tapemaker.sim.crowd;

import io.tapemaker.sim.venue.RateTier;

/**
 * What the crowd is given at the start. Each agent has an account for itself in each market, so that no market feels
 * what happens in another.
 *
 * @param markets most markets that the crowd may join
 * @param agentsPerMarket most agents in one market
 * @param dollarsE6 what each of them brings along
 * @param tier how often they may call the venue
 */
public record CrowdPlan(int markets, int agentsPerMarket, long dollarsE6, RateTier tier) {

    private static final int USUAL_AGENTS = 12;
    private static final long USUAL_DOLLARS_E6 = 2_000_000L * 1_000_000L;

    /**
     * A plan that makes sense.
     *
     * @throws IllegalArgumentException if there is room for nobody or no money
     */
    public CrowdPlan {
        Bounds.require("crowd plan: markets", markets, 1, 10_000);
        Bounds.require("crowd plan: agents a market", agentsPerMarket, 1, 64);
        Bounds.require("crowd plan: dollars of an agent in E6", dollarsE6, 1, 1_000_000_000_000_000L);
    }

    /** Room for every preset, and money enough for days. */
    public static CrowdPlan of(int markets) {
        return new CrowdPlan(markets, USUAL_AGENTS, USUAL_DOLLARS_E6, RateTier.ELITE);
    }
}
