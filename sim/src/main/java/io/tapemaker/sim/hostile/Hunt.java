package io.tapemaker.sim.hostile;

import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.WorstLoss;
import io.tapemaker.executor.policy.file.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tries attacks on a policy, each on a venue and an executor of its own. */
public final class Hunt {

    private final Policy policy;
    private final byte[] policyBytes;
    private final WorstLoss bound;

    /**
     * What an attack has taken.
     *
     * @param how what it does
     * @param lossE6 what the fills of some 24 hours have lost at most, millionths of a dollar
     * @param problem what of the bound does not hold, empty if it does
     * @param fills of ours that came to pass
     * @param starts of the executor
     */
    public record Found(String how, long lossE6, String problem, int fills, int starts) {}

    /**
     * Hunts under the policy of a file.
     *
     * @param place how the file is called in messages
     * @throws io.tapemaker.executor.policy.file.PolicyException if these bytes are no policy
     */
    public Hunt(String place, byte[] policyBytes) {
        this.policyBytes = policyBytes.clone();
        this.policy = PolicyFile.parse(place, this.policyBytes, null);
        this.bound = WorstLoss.of(policy);
    }

    /** What the policy's author is told. */
    public WorstLoss bound() {
        return bound;
    }

    /** All attacks that take less than a simulated day, and so many by chance. */
    public List<Found> quick(long seeds) {
        List<Found> all = new ArrayList<>();
        for (Attack attack : Attacks.quick(seeds)) {
            all.add(run(attack));
        }
        return all;
    }

    /** The attack that waits for the day to roll over. */
    public Found overMidnight() {
        return run(Attacks.overMidnight());
    }

    /** The attacks of which the words begin like this. */
    List<Found> like(String how) {
        return Stream.concat(Attacks.quick(0).stream(), Stream.of(Attacks.overMidnight()))
                .filter(attack -> attack.how().startsWith(how))
                .map(this::run)
                .toList();
    }

    private Found run(Attack attack) {
        Arena arena = new Arena(policy, policyBytes);
        attack.deeds().accept(new Plunder(arena));
        Takings takings = arena.end();
        Takings.Worst worst = takings.worst(arena.markets());
        return new Found(
                attack.how(),
                worst.ownE6(),
                problem(takings, worst, arena.captive().fault()),
                takings.fills().size(),
                arena.captive().starts());
    }

    private String problem(Takings takings, Takings.Worst worst, String fault) {
        if (!fault.isEmpty()) {
            return fault;
        }
        if (Math.abs(takings.lostE6() - worst.everE6()) > takings.fills().size() + 1L) {
            return "the venue has " + takings.lostE6() + " of ours, and the trades say " + worst.everE6();
        }
        if (worst.ownE6() > bound.perDayE6()) {
            return "24 hours have lost " + worst.ownE6() + ", and the bound is " + bound.perDayE6();
        }
        if (worst.againstCostE6() > bound.tripBoundE6()) {
            return "24 hours have lost " + worst.againstCostE6() + " of what was there, and the bound is "
                    + bound.tripBoundE6();
        }
        return worst.filledE6() > bound.notionalBoundE6()
                ? "fills of 24 hours have risked " + worst.filledE6() + " of " + bound.notionalBoundE6()
                : "";
    }
}
