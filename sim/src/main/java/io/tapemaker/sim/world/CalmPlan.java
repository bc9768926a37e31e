package io.tapemaker.sim.world;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.crowd.MarketCharacter;
import io.tapemaker.sim.venue.MarketSetup;

/**
 * A world of one market in which nothing goes wrong.
 *
 * @param seed everything that is left to chance follows from it
 * @param seconds how long we trade there
 * @param character who else does
 * @param setup the market as it is listed
 * @param config of the engine; it has to list the market
 */
public record CalmPlan(long seed, long seconds, MarketCharacter character, MarketSetup setup, LoadedConfig config) {

    /** The plan as the world with faults has it. */
    WorldPlan asWorld() {
        return WorldPlan.calm(seed, (int) seconds, 1);
    }
}
