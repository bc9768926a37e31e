package io.tapemaker.sim.world;

import io.tapemaker.engine.recovery.LogicFactory;
import java.util.ArrayList;
import java.util.List;

/** Says when and why the latch is set in a world without faults; a {@link PlantedLoader} may load it. */
public final class CalmLatches {

    private CalmLatches() {}

    /** A line for each time, as the world tells it, behind the nanoseconds since its start. */
    public static List<String> of(long seed, int seconds, int markets) {
        List<String> latches = new ArrayList<>();
        Narrator narrator = (timeNs, what) -> {
            if (what.startsWith("Kill[") && what.contains("LATCHED")) {
                latches.add(timeNs - World.START_NS + " " + what);
            }
        };
        new World(WorldPlan.calm(seed, seconds, markets), WorldJournals.inMemory(), LogicFactory.choices(), narrator)
                .run();
        return latches;
    }
}
