package io.tapemaker.sim.crowd;

/** Moves the true price of a market on, and interrupts its makers. */
final class Nature implements Agent {

    private final Scene scene;
    private final Interruptions interruptions;
    private final Draws draws;
    private final double clearShare;
    private final double oneSidedShare;

    Nature(Scene scene, MarketCharacter character, Draws draws) {
        this.scene = scene;
        this.interruptions = character.interruptions();
        this.draws = draws;
        double stepDays = (double) character.price().stepNs() / Draws.NS_PER_DAY;
        this.clearShare = interruptions.clearsPerDay() * stepDays;
        this.oneSidedShare = interruptions.oneSidedPerDay() * stepDays;
    }

    @Override
    public long act(long nowNs) {
        if (scene.isOver()) {
            return NEVER_NS;
        }
        boolean news = scene.path().step();
        if (clearShare > 0 && draws.chance(clearShare)) {
            scene.counts().cleared();
            scene.clear(nowNs + draws.around(interruptions.clearNs()), nowNs);
            scene.path().jump(interruptions.clearJumpE4());
            news = true;
        }
        if (oneSidedShare > 0 && draws.chance(oneSidedShare)) {
            scene.counts().leftASide();
            scene.leaveSide(draws.coin(), nowNs + draws.around(interruptions.oneSidedNs()), nowNs);
        }
        if (news) {
            scene.counts().jumped();
            scene.news(nowNs);
        }
        return scene.path().nextNs();
    }
}
