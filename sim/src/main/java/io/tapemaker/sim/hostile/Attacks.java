package io.tapemaker.sim.hostile;

import java.util.ArrayList;
import java.util.List;

/** All attacks that are tried: those that somebody has thought of, and chance. */
final class Attacks {

    private static final long DAY_NS = 24 * Arena.HOUR_NS;
    private static final long PROBE_NS = 15 * Arena.MINUTE_NS;
    private static final int PROBES = 6;
    private static final int RACES = 12;

    private Attacks() {}

    /** Those that take some simulated minutes or hours each. */
    static List<Attack> quick(long seeds) {
        List<Attack> attacks = new ArrayList<>(List.of(
                new Attack("buys, and everything ends worthless", Plunder::hold),
                afterTrips("buys high and sells low, then holds", Plunder::plain),
                afterTrips("sells what it bought, then holds", Plunder::selling),
                new Attack("buys high and sells low until it is stopped", plunder -> {
                    plunder.loseWithoutEnd(Plunder::plain);
                    plunder.hold();
                }),
                beyond("lets the trades fail that paid for others", Plunder::failing),
                beyond("has the chain settle in another order", Plunder::shuffled),
                beyond("has the chain take half an hour", Plunder::slow),
                new Attack("cancels and orders anew while it is filled", Attacks::races),
                new Attack("orders whose answers are lost", Attacks::unanswered),
                new Attack("waits four hours without a trade", plunder -> {
                    plunder.loseUpToTheCap(Plunder::plain);
                    plunder.arena().idle(4 * Arena.HOUR_NS);
                    plunder.hold();
                }),
                new Attack("starts anew, with the clock a day ahead each time", Attacks::restarts)));
        for (long seed = 1; seed <= seeds; seed++) {
            long each = seed;
            attacks.add(new Attack("chance, seed " + seed, plunder -> new Gamble(each).play(plunder)));
        }
        return List.copyOf(attacks);
    }

    /** That which takes more than a simulated day. */
    static Attack overMidnight() {
        return new Attack("lets the day roll over", plunder -> {
            plunder.loseUpToTheCap(Plunder::plain);
            plunder.arena().idle(DAY_NS - Arena.HOUR_NS);
            for (int probe = 1; probe <= PROBES; probe++) {
                plunder.arena().idle(PROBE_NS);
                plunder.anotherDay();
                if (probe == PROBES / 2) {
                    plunder.arena().captive().restart(0);
                }
                plunder.loseUpToTheCap(Plunder::plain);
                plunder.hold();
            }
        });
    }

    private static Attack afterTrips(String how, Plunder.Trip trip) {
        return new Attack(how, plunder -> {
            plunder.loseUpToTheCap(trip);
            plunder.hold();
        });
    }

    /** As much as is counted at once, then with trips of which something may not be. */
    private static Attack beyond(String how, Plunder.Trip trip) {
        return new Attack(how, plunder -> {
            plunder.loseUpToTheCap(Plunder::plain);
            plunder.loseWithoutEnd(trip);
            plunder.hold();
        });
    }

    /** What is cancelled is filled in the same moment, and its room is asked for at once. */
    private static void races(Plunder plunder) {
        Arena arena = plunder.arena();
        for (int i = 0; i < RACES; i++) {
            int market = i % arena.markets();
            long first = arena.captive().nextSequence();
            arena.grab(market, true, arena.highE4(market), Long.MAX_VALUE / 10_000);
            long behind = arena.captive().nextSequence();
            boolean takesFirst = i % 2 == 0;
            if (takesFirst) {
                arena.take(market);
            }
            for (long number = first; number < behind; number++) {
                arena.cancel(number);
            }
            arena.place(market, true, arena.highE4(market), arena.largestE6(true, arena.highE4(market)));
            if (!takesFirst) {
                arena.take(market);
            }
            for (int probe = 0; probe < 6; probe++) {
                arena.pass(Arena.SECOND_NS / 4);
                arena.grab(market, true, arena.highE4(market), Long.MAX_VALUE / 10_000);
            }
            arena.take(market);
        }
        plunder.hold();
    }

    /** Orders are in doubt while they are filled, and the process dies meanwhile. */
    private static void unanswered(Plunder plunder) {
        Arena arena = plunder.arena();
        plunder.loseUpToTheCap(Plunder::plain);
        for (int i = 0; i < 2 * arena.markets(); i++) {
            int market = i % arena.markets();
            arena.aim(market, true, arena.highE4(market));
            arena.pass(5 * Arena.SECOND_NS);
            arena.captive().losesAnswers(true);
            arena.grab(market, true, arena.highE4(market), Long.MAX_VALUE / 10_000);
            arena.take(market);
            if (i % 2 == 0) {
                arena.captive().restart(0);
            }
            arena.captive().losesAnswers(false);
            arena.pass(2 * Arena.SECOND_NS);
        }
        plunder.hold();
    }

    private static void restarts(Plunder plunder) {
        for (int i = 0; i < 6; i++) {
            plunder.loseUpToTheCap(Plunder::plain);
            plunder.anotherDay();
            plunder.arena().captive().restart(DAY_NS + Arena.HOUR_NS);
            plunder.arena().pass(4 * Arena.SECOND_NS);
        }
        plunder.hold();
    }
}
