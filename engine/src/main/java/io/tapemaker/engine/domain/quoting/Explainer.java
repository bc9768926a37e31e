package io.tapemaker.engine.domain.quoting;

/**
 * Searches as {@link QuoteSearch} decides, and again for the runner-up: the best pair in which the bid or the ask is
 * another one. So an explanation costs two more searches, which no decision pays for.
 */
public final class Explainer {

    private final QuoteSearch search;
    private int bidId;
    private int askId;

    /** An explainer of what a search would decide; uses the search's scratch space. */
    public Explainer(QuoteSearch search) {
        this.search = search;
    }

    /** Explains the decision for the inputs. */
    public void explain(QuoteInputs in, Explanation out, DesiredQuotes desired) {
        out.read(in);
        out.bid.clear();
        out.ask.clear();
        out.value.clear();
        out.hasRunnerUp = false;
        out.runnerUpE9 = 0;
        out.constraint = search.computeDesiredQuotes(in, desired);
        Constraint market = search.objective.marketConstraint();
        if (market != Constraint.NONE) {
            bound(out.bid, market);
            bound(out.ask, market);
            out.midpointX2E4 = out.fairX2E4;
            return;
        }
        boolean isQuoted = search.isWorthIt();
        bidId = search.best.bid;
        askId = search.best.ask;
        runnerUp(isQuoted, out);
        bidId = isQuoted ? bidId : Candidates.ABSENT;
        askId = isQuoted ? askId : Candidates.ABSENT;
        explain(search.bids, bidId, out.bid);
        explain(search.asks, askId, out.ask);
        out.midpointX2E4 = search.objective.midpointX2E4(out.bid.chosen, out.ask.chosen);
        search.objective.evaluate(out.bid.chosen, out.ask.chosen, out.value);
    }

    private static void bound(SideExplanation out, Constraint constraint) {
        out.priceBound = constraint;
        out.sizeBound = constraint;
    }

    /** What is not worth quoting is the runner-up of no quotes; unless that is no quotes itself. */
    private void runnerUp(boolean isQuoted, Explanation out) {
        boolean isEmpty = bidId == Candidates.ABSENT && askId == Candidates.ABSENT;
        if (!isQuoted && !isEmpty) {
            takeRunnerUp(out);
            return;
        }
        search.search(bidId, -1);
        if (search.best.found) {
            takeRunnerUp(out);
        }
        search.search(-1, askId);
        if (search.best.found && (!out.hasRunnerUp || search.best.valueE9 > out.runnerUpE9)) {
            takeRunnerUp(out);
        }
    }

    private void takeRunnerUp(Explanation out) {
        out.hasRunnerUp = true;
        out.runnerUpE9 = search.best.valueE9;
        read(search.bids, search.best.bid, out.bid.runnerUp);
        read(search.asks, search.best.ask, out.ask.runnerUp);
    }

    private static void read(Candidates side, int id, LiveQuote out) {
        if (id == Candidates.ABSENT) {
            out.clear();
        } else {
            out.set(side.side.ownPriceE4(side.priceE4[id]), side.sizeE6[id], side.side.sells(side.sizeE6[id]));
        }
    }

    private static void explain(Candidates side, int id, SideExplanation out) {
        read(side, id, out.chosen);
        out.candidates = side.count - 1;
        if (id == Candidates.ABSENT) {
            bound(out, side.constraint == Constraint.NONE ? Constraint.NOT_WORTH_IT : side.constraint);
            return;
        }
        long priceE4 = side.priceE4[id];
        out.aheadE6 = side.side.aheadE6(priceE4);
        out.priceBound = priceBound(side, priceE4 + side.gates.stepE4());
        long roomE6 = side.sizes.roomE6(priceE4);
        boolean isLargest = side.sizeE6[id] == roomE6;
        Constraint room = roomE6 == side.sizes.largestE6 ? side.sizes.bound : Constraint.ROOM_NOTIONAL;
        out.sizeBound = isLargest ? room : Constraint.NONE;
    }

    /** What stands against the price one tick nearer. */
    private static Constraint priceBound(Candidates side, long nearerE4) {
        if (nearerE4 > side.side.bestE4) {
            return Constraint.JOIN_TOUCH;
        }
        Constraint price = side.gates.price(nearerE4, side.side.aheadE6(nearerE4));
        if (price != Constraint.NONE) {
            return price;
        }
        for (int id = 1; id < side.count; id++) {
            if (side.priceE4[id] == nearerE4) {
                return Constraint.NONE;
            }
        }
        return nearerE4 > side.side.adjustedBestE4 ? Constraint.JOIN_TOUCH : Constraint.ROOM_NOTIONAL;
    }
}
