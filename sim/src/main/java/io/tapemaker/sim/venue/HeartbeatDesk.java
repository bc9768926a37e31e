package io.tapemaker.sim.venue;

import io.tapemaker.sim.venue.Agenda.Deed;

/** Takes out the orders of accounts that sent heartbeats and then went silent. */
final class HeartbeatDesk {

    private final Floor floor;
    private final Gate gate;
    private final CancelDesk cancels;

    HeartbeatDesk(Floor floor, Gate gate, CancelDesk cancels) {
        this.floor = floor;
        this.gate = gate;
        this.cancels = cancels;
    }

    HeartbeatAnswer beat(int account, String heartbeatId, long nowNs) {
        HeartbeatChain chain = floor.account(account).heartbeat();
        Refusal refusal = gate.refuseHeartbeat();
        if (refusal == null && !chain.accepts(heartbeatId)) {
            refusal = Texts.heartbeatId();
        }
        if (refusal != null) {
            return new HeartbeatAnswer(chain.expected(), refusal);
        }
        String next = chain.beat(nowNs);
        planCheck(account, nowNs + floor.rules().heartbeat().silenceNs());
        return new HeartbeatAnswer(next, null);
    }

    /** At the first sweep from then on. */
    private void planCheck(int account, long earliestNs) {
        long sweepNs = floor.rules().heartbeat().sweepNs();
        long atNs = Math.floorDiv(earliestNs + sweepNs - 1, sweepNs) * sweepNs;
        floor.agenda().plan(atNs, Deed.CHECK_HEARTBEAT, "", account);
    }

    /** The engine does not sweep while it restarts: it does so when it is back. */
    void check(int account, long nowNs) {
        HeartbeatChain chain = floor.account(account).heartbeat();
        boolean silent = nowNs - chain.lastNs() >= floor.rules().heartbeat().silenceNs();
        if (!chain.isArmed() || !silent) {
            return;
        }
        if (gate.mode() == VenueMode.RESTARTING) {
            planCheck(account, nowNs + 1);
            return;
        }
        chain.lapse();
        cancels.cancelAll(account, order -> true, nowNs);
    }
}
