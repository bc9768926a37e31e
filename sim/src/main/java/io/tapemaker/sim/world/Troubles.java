package io.tapemaker.sim.world;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.VenueMode;
import io.tapemaker.sim.workload.SeededRandom;

/** Lets things go wrong now and then, each kind with chances of its own, until it is told to stop. */
final class Troubles {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long CARE_NS = 20 * SECOND_NS;

    private final WorldPlan plan;
    private final Chances chances;
    private final Surroundings around;
    private final World world;
    private final VenueNode venueNode;
    private final Tokens tokens;
    private final ExecutorNode executor;
    private final MarketGateway gateway;

    Troubles(
            Chances chances,
            Surroundings around,
            World world,
            VenueNode venueNode,
            Tokens tokens,
            ExecutorNode executor,
            MarketGateway gateway) {
        this.plan = chances.plan();
        this.chances = chances;
        this.around = around;
        this.world = world;
        this.venueNode = venueNode;
        this.tokens = tokens;
        this.executor = executor;
        this.gateway = gateway;
    }

    void begin() {
        WorldPlan.Faults faults = plan.faults();
        chances.now("disconnects", faults.disconnects(), this::disconnect);
        chances.now("stalls", faults.stalls(), this::stall);
        chances.now("venue", faults.venueTroubles(), this::venueTrouble);
        chances.now("ticks", faults.tickChanges(), this::changeTick);
        chances.now("outcomes", faults.resolutions(), this::resolve);
        around.scheduler().every(CARE_NS, this::care);
    }

    /** Nothing more goes wrong. */
    void end() {
        venueNode.venue().operator().setMode(VenueMode.NORMAL, nowNs());
        for (int market = 0; market < plan.markets(); market++) {
            if (venueNode.isSilent(market)) {
                venueNode.silence(market, false);
            }
        }
    }

    private long nowNs() {
        return around.scheduler().nowNs();
    }

    private void disconnect(SeededRandom random) {
        long lengthNs = random.between(1, 40) * SECOND_NS;
        if (random.percent(50)) {
            around.faults().happened(FaultKind.MARKET_DISCONNECTED);
            gateway.breakOff(lengthNs);
        } else {
            around.faults().happened(FaultKind.USER_DISCONNECTED);
            executor.streamLost();
            around.scheduler().in(lengthNs, executor::streamBack);
        }
    }

    private void stall(SeededRandom random) {
        long lengthNs = random.between(2, 55) * SECOND_NS;
        if (random.percent(50)) {
            around.faults().happened(FaultKind.MARKET_STALLED);
            venueNode.stallUntil(nowNs() + lengthNs);
        } else {
            around.faults().happened(FaultKind.ASSET_STALLED);
            int market = (int) random.below(plan.markets());
            venueNode.silence(market, true);
            around.scheduler().in(lengthNs, () -> {
                if (venueNode.isSilent(market)) {
                    venueNode.silence(market, false);
                }
            });
        }
    }

    private void venueTrouble(SeededRandom random) {
        SimVenue venue = venueNode.venue();
        long lengthNs = random.between(5, 30) * SECOND_NS;
        if (random.percent(50)) {
            around.faults().happened(FaultKind.VENUE_RESTARTED);
            venue.operator().restart(lengthNs, random.percent(50), nowNs());
        } else {
            around.faults().happened(FaultKind.VENUE_CLOSED);
            venue.operator().setMode(random.percent(50) ? VenueMode.CANCEL_ONLY : VenueMode.DISABLED, nowNs());
            around.scheduler().in(lengthNs, () -> venue.operator().setMode(VenueMode.NORMAL, nowNs()));
        }
    }

    private void changeTick(SeededRandom random) {
        int market = (int) random.below(plan.markets());
        SimVenue venue = venueNode.venue();
        if (venue.marketState(market) == MarketState.RESOLVED) {
            return;
        }
        TickSize now = venue.board(market).book().tick();
        TickSize next = now == TickSize.CENT ? TickSize.MILL : TickSize.CENT;
        around.faults().happened(FaultKind.TICK_CHANGED);
        tokens.gridChanged(market, nowNs());
        venue.operator().changeTick(market, next, nowNs());
    }

    private void resolve(SeededRandom random) {
        int market = (int) random.below(plan.markets());
        SimVenue venue = venueNode.venue();
        if (venue.marketState(market) != MarketState.RESOLVED) {
            around.faults().happened(FaultKind.MARKET_RESOLVED);
            boolean yesWins = random.percent(50);
            venue.advance(nowNs());
            world.onOutcome(market, yesWins);
            venue.operator().resolve(market, yesWins, nowNs());
        }
    }

    /** Somebody looks after the latches, so that a world does not spend its time halted; at the end nobody does. */
    private void care() {
        if (world.isLatched() && !world.isCrowdGone()) {
            world.rearm();
        }
    }
}
