package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Everybody at the venue who is not us. It knows of the venue what any customer may know, and the true price, which
 * nobody else does. One thread; equal seeds, plans and calls give equal acts.
 */
public final class Crowd {

    private final SimVenue venue;
    private final CrowdPlan plan;
    private final long seed;
    private final int firstAccount;
    private final Schedule schedule = new Schedule();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Scene> sceneOfAgent = new ArrayList<>();
    private final TreeMap<Integer, Scene> scenes = new TreeMap<>();
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    /**
     * Opens the accounts of the crowd with money in them, and lists nothing.
     *
     * @param seed where all its chance comes from
     * @param startNs a time that the venue has not passed
     */
    public Crowd(SimVenue venue, CrowdPlan plan, long seed, long startNs) {
        this.venue = venue;
        this.plan = plan;
        this.seed = seed;
        int first = -1;
        for (int i = 0; i < plan.markets() * plan.agentsPerMarket(); i++) {
            int account = venue.operator().openAccount("crowd-" + i, plan.tier(), startNs);
            venue.operator().deposit(account, plan.dollarsE6(), startNs);
            first = first < 0 ? account : first;
        }
        this.firstAccount = first;
    }

    /**
     * Begins to quote and trade in a market of the venue, be it open yet or not.
     *
     * @throws IllegalArgumentException if the crowd is there already or the plan has no room for it
     */
    public void join(int market, MarketCharacter character, long nowNs) {
        if (scenes.containsKey(market)) {
            throw new IllegalArgumentException("the crowd is in market " + market + " already");
        }
        Bounds.require("agents in market " + market, character.agents(), 0, plan.agentsPerMarket());
        Bounds.require("markets of the crowd", scenes.size() + 1L, 1, plan.markets());
        int account = firstAccount + scenes.size() * plan.agentsPerMarket();
        PricePath path = new PricePath(character.price(), draws(market, "price"), nowNs);
        Scene scene = new Scene(venue, market, path, schedule);
        scenes.put(market, scene);
        add(scene, new Nature(scene, character, draws(market, "interruptions")), path.nextNs());
        account = addMakers(scene, character, account, nowNs);
        addTakers(scene, character, account, nowNs);
    }

    private int addMakers(Scene scene, MarketCharacter character, int firstFree, long nowNs) {
        int account = firstFree;
        for (int style = 0; style < character.makers().size(); style++) {
            MakerStyle made = character.makers().get(style);
            for (int i = 0; i < made.count(); i++) {
                Draws draws = draws(scene.market(), "maker/" + style + "/" + i);
                parts.put(account, made.part());
                LadderMaker maker = new LadderMaker(scene, made, account++, draws);
                int agent = add(scene, maker, maker.firstNs(nowNs));
                scene.follow(agent, made.reaction().latencyNs(), true);
            }
        }
        return account;
    }

    private void addTakers(Scene scene, MarketCharacter character, int firstFree, long nowNs) {
        int account = firstFree;
        InformedFlow informed = character.informed();
        for (int i = 0; i < informed.count(); i++) {
            parts.put(account, Part.INFORMED);
            Hand hand = new Hand(scene, account++, Part.INFORMED);
            InformedTaker taker = new InformedTaker(scene, informed, hand, draws(scene.market(), "informed/" + i));
            scene.follow(add(scene, taker, taker.firstNs(nowNs)), informed.latencyNs(), false);
        }
        if (character.noise().perDay() > 0) {
            parts.put(account, Part.NOISE);
            addRandom(scene, character.noise(), new Hand(scene, account++, Part.NOISE), "noise", nowNs);
        }
        if (character.sweeps().perDay() > 0) {
            parts.put(account, Part.SWEEPER);
            addRandom(scene, character.sweeps(), new Hand(scene, account, Part.SWEEPER), "sweeps", nowNs);
        }
    }

    private void addRandom(Scene scene, TakerFlow flow, Hand hand, String name, long nowNs) {
        RandomTaker taker = new RandomTaker(scene, flow, hand, draws(scene.market(), name));
        add(scene, taker, taker.firstNs(nowNs));
    }

    private int add(Scene scene, Agent agent, long firstNs) {
        agents.add(agent);
        sceneOfAgent.add(scene);
        return schedule.add(firstNs);
    }

    private Draws draws(int market, String agent) {
        return new Draws(SeededRandom.named(seed, "crowd/" + market + "/" + agent));
    }

    /** When somebody acts next, {@link Long#MAX_VALUE} for never. */
    public long nextNs() {
        return schedule.nextNs();
    }

    /** All that is due until then, by time and then by who came first. */
    public void act(long nowNs) {
        while (schedule.nextNs() <= nowNs) {
            int agent = schedule.next();
            long atNs = Math.max(schedule.nextNs(), venue.nowNs());
            schedule.move(agent, agents.get(agent).act(atNs));
            sceneOfAgent.get(agent).counts().acted();
        }
    }

    /** The hidden true price of the market's first token: for reports, never for a strategy. */
    public long fairE4(int market) {
        long halfE6 = PricePath.E6_PER_E4 / 2;
        long fairE4 = (scene(market).path().nowE6() + halfE6) / PricePath.E6_PER_E4;
        return Math.min(Math.max(fairE4, 1), Price.ONE_E4 - 1);
    }

    /**
     * What somebody does whom an account belongs to: for reports, never for a strategy.
     *
     * @throws IllegalArgumentException if it is nobody of the crowd
     */
    public Part partOf(int account) {
        Part part = parts.get(account);
        if (part == null) {
            throw new IllegalArgumentException("account " + account + " is not one of the crowd's");
        }
        return part;
    }

    /** What was done in a market so far; goes on counting. */
    public CrowdCounts counts(int market) {
        return scene(market).counts();
    }

    /** What was done in all markets until now. */
    public CrowdCounts counts() {
        CrowdCounts sum = new CrowdCounts();
        for (Scene scene : scenes.values()) {
            sum.add(scene.counts());
        }
        return sum;
    }

    /** Orders that the crowd has in the books as far as it knows. */
    public int openOrders() {
        int open = 0;
        for (Agent agent : agents) {
            open += agent.openOrders();
        }
        return open;
    }

    private Scene scene(int market) {
        Scene scene = scenes.get(market);
        if (scene == null) {
            throw new IllegalArgumentException("the crowd is not in market " + market);
        }
        return scene;
    }
}
