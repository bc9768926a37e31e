package io.tapemaker.sim.world;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.MarketFrameWriter;
import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.UserEvent;
import io.tapemaker.sim.venue.VenueListener;
import io.tapemaker.sim.venue.VenueRules;
import io.tapemaker.sim.workload.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The venue with the wires that lead out of it. */
final class VenueNode implements VenueListener {

    private static final int PER_MILLE = 1_000;
    private static final String PRICE = "\"price\":\"";

    private final Surroundings around;
    private final SimVenue venue;
    private final Link marketLink;
    private final Link userLink;
    private final MarketFrameWriter frames;
    private final TreeMap<String, Integer> markets = new TreeMap<>();
    private final TreeSet<Integer> silent = new TreeSet<>();
    private final List<Consumer<UserEvent>> witnesses = new ArrayList<>();
    private @Nullable MarketGateway subscriber;
    private @Nullable Consumer<UserEvent> user;

    /** The grid that the frame under way names, null for none. */
    private @Nullable TickSize toldTick;

    private final TreeMap<Integer, Integer> underWay = new TreeMap<>();
    private SeededRandom garbling = SeededRandom.named(0, "nothing is garbled");
    private int garbledPerMille;
    private int generation;
    private int account = -1;

    VenueNode(Surroundings around, SettlementPlan chain, Link marketLink, Link userLink) {
        this.around = around;
        this.marketLink = marketLink;
        this.userLink = userLink;
        this.venue =
                new SimVenue(VenueRules.USUAL, chain, this, around.scheduler().nowNs());
        this.frames = new MarketFrameWriter((names, bytes) -> send(names.market(), bytes));
    }

    SimVenue venue() {
        return venue;
    }

    /** A market that frames are about. */
    void listed(int market) {
        markets.put(venue.board(market).names().market(), market);
    }

    /** Sees what is said to our account as it is said, whatever the network does to it. */
    void witness(Consumer<UserEvent> witness) {
        witnesses.add(witness);
    }

    /** Our account, and who hears its user stream over the network. */
    void user(int ours, Consumer<UserEvent> stream) {
        account = ours;
        user = stream;
    }

    void subscribe(MarketGateway gateway, int ofGeneration) {
        subscriber = gateway;
        generation = ofGeneration;
        // What is on its way to an older connection dies with it; a new one is served from now on.
        marketLink.send(this::sendAllBooks);
    }

    /** A PING of the market connection is answered on the way that its frames take. */
    void pong(Runnable onArrival) {
        around.trace().add("pong", around.scheduler().nowNs(), "");
        marketLink.send(onArrival);
    }

    private void sendAllBooks() {
        markets.values().forEach(this::sendBooks);
    }

    void sendBooks(int market) {
        venue.operator().sendBooks(market, around.scheduler().nowNs());
    }

    /** The market connection is open and nothing comes of it before then. */
    void stallUntil(long timeNs) {
        marketLink.stallUntil(timeNs);
    }

    /** Nothing is said of this market until it is let speak again. */
    void silence(int market, boolean isSilent) {
        if (isSilent) {
            silent.add(market);
        } else {
            silent.remove(market);
            sendBooks(market);
        }
    }

    boolean isSilent(int market) {
        return silent.contains(market);
    }

    private void send(String conditionId, byte[] frame) {
        Integer market = markets.get(conditionId);
        MarketGateway to = subscriber;
        if (market == null || to == null || silent.contains(market)) {
            return;
        }
        around.trace().add("frame", around.scheduler().nowNs(), frame);
        int ofGeneration = generation;
        int about = market;
        TickSize told = toldTick;
        byte[] arrives = told == null ? perhapsGarbled(frame) : frame;
        underWay.merge(about, 1, Integer::sum);
        marketLink.send(() -> {
            underWay.merge(about, -1, Integer::sum);
            to.onFrame(about, arrives, ofGeneration, told);
        });
    }

    /** From now on so many frames of a thousand arrive with a price that is none; books that were asked for do not. */
    void garble(int perMille, SeededRandom chance) {
        garbledPerMille = perMille;
        garbling = chance;
    }

    private byte[] perhapsGarbled(byte[] frame) {
        if (garbledPerMille == 0 || garbling.below(PER_MILLE) >= garbledPerMille) {
            return frame;
        }
        int at = new String(frame, StandardCharsets.ISO_8859_1).indexOf(PRICE);
        if (at < 0) {
            return frame;
        }
        around.faults().happened(FaultKind.FRAME_GARBLED);
        byte[] garbled = frame.clone();
        garbled[at + PRICE.length()] = 'x';
        return garbled;
    }

    /** Whether something of this market has been said that has not arrived. */
    boolean isUnderWay(int market) {
        return underWay.getOrDefault(market, 0) > 0;
    }

    @Override
    public void onMarketEvent(MarketEvent event) {
        boolean tellsGrid = event instanceof MarketEvent.TickChanged
                || event instanceof MarketEvent.Snapshot
                || event instanceof MarketEvent.BooksReplaced;
        toldTick = tellsGrid ? event.board().book().tick() : null;
        frames.write(event);
    }

    @Override
    public void onUserEvent(UserEvent event) {
        if (event.account() != account) {
            return;
        }
        around.trace().add("user", around.scheduler().nowNs(), event.toString());
        witnesses.forEach(witness -> witness.accept(event));
        Consumer<UserEvent> to = user;
        if (to != null) {
            userLink.send(() -> to.accept(event));
        }
    }
}
