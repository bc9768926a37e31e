package io.tapemaker.proofs.kit;

/** A configuration under which a few minutes of a small workload lead to many commands. */
public final class Eager {

    /** Little caution, and edits at any time; parts of the engine that a proof does not ask for are as by default. */
    public static final String CONFIG = """

            quoting: {frontCushion: "0", exitLiquidity: "0", leastNetPerDay: "0"}
            rewards: {minAgeMs: 0}
            orders: {edits: {minIntervalMs: 0, maxCallsPerHour: 1000000}}
            signals: {jump: {moreThan: "1"}, sweep: {moreThan: "1000000", collapseShare: "1"}}
            regimes: {volatilityEnter: "1", volatilityLeave: "1"}
            """;

    private Eager() {}
}
