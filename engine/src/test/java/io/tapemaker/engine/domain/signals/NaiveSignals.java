package io.tapemaker.engine.domain.signals;

import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The definition of every estimate over the whole history, written without regard to cost: nothing is carried from
 * event to event, and powers are those of the library. A fault can be planted in it, which a comparison has to find.
 */
final class NaiveSignals {

    /** What can be got wrong. */
    enum Fault {
        NONE,
        HALF_LIFE_DOUBLED,
        DECAY_BY_EVENT,
        NO_PRIOR_FOR_RATE,
        NO_SHRINKAGE_OF_LOSS,
        SAMPLE_EACH_EVENT,
        MOVE_PER_BOOK,
        MARK_AFTER_THE_BOOK,
        NO_PRINT_LAG,
        BETTER_HORIZON,
        SIDES_SWAPPED,
        LARGE_PRINTS_COUNT_IN_FULL,
        EARLY_ONES_DROPPED,
        REVERSALS_IGNORED,
        WINDOW_NEVER_ENDS,
        ROUNDED_IN_OUR_FAVOUR,
        JUMP_AGAINST_LAST_BOOK_ONLY,
        DEPTH_FROM_TODAYS_TOUCH,
        OUR_OWN_DEPTH_COUNTED,
        BURSTS_NEVER_END,
        CRUMBS_IN_MICROPRICE,
        LOSS_WITHOUT_HORIZON,
        STEPS_EITHER_WAY,
        LASTING_IS_RECENT,
        NO_WAY_BACK,
        BACK_EITHER_WAY,
        MEAN_OF_BOOKS
    }

    private final SignalSettings settings;
    private final List<SignalEvent> events;
    private final Fault fault;
    private final long[] fairs;
    private final long[] marksBefore;
    private final long nowNs;
    private final Map<String, Number> out = new TreeMap<>();

    private NaiveSignals(SignalSettings settings, List<SignalEvent> events, Fault fault) {
        this.settings = settings;
        this.events = events;
        this.fault = fault;
        this.nowNs = timeNs(events.size() - 1);
        fairs = new long[events.size()];
        marksBefore = new long[events.size() + 1];
        for (int i = 0; i < events.size(); i++) {
            fairs[i] = events.get(i) instanceof SignalEvent.Book book ? fairOf(book) : 0;
            marksBefore[i + 1] = fairs[i] == 0 ? marksBefore[i] : fairs[i];
        }
    }

    static Map<String, Number> outputs(SignalSettings settings, List<SignalEvent> events, Fault fault) {
        NaiveSignals twin = new NaiveSignals(settings, events, fault);
        for (SignalCounter counter : SignalCounter.values()) {
            twin.out.put("count." + counter, 0L);
        }
        twin.prices();
        twin.volatility("volatility", settings.volatility());
        twin.volatility(
                "lasting", fault == Fault.LASTING_IS_RECENT ? settings.volatility() : settings.lastingVolatility());
        twin.jumps();
        for (Side taker : Side.values()) {
            twin.flow(taker);
            twin.sweeps(taker);
            twin.steps(taker);
        }
        twin.printMarkouts();
        twin.out.putAll(new NaiveFills(settings, events, twin.marksForMarkouts(), fault).outputs());
        return twin.out;
    }

    /** Names and both values of what differs; empty if nothing does. */
    static String difference(Map<String, Number> expected, Map<String, Number> actual) {
        StringBuilder text = new StringBuilder();
        expected.forEach((name, value) -> {
            Number other = actual.get(name);
            boolean same = value instanceof Double real && other instanceof Double estimate
                    ? Math.abs(real - estimate) <= 1e-9 * Math.max(1, Math.abs(real))
                    : value.equals(other);
            if (!same) {
                text.append(name)
                        .append(' ')
                        .append(value)
                        .append(" is ")
                        .append(other)
                        .append("; ");
            }
        });
        return expected.keySet().equals(actual.keySet()) ? text.toString() : "other names " + text;
    }

    private long timeNs(int index) {
        return events.get(index).timeNs();
    }

    private long[] marksForMarkouts() {
        long[] marks = new long[events.size()];
        System.arraycopy(marksBefore, fault == Fault.MARK_AFTER_THE_BOOK ? 1 : 0, marks, 0, marks.length);
        return marks;
    }

    private double weight(long fromNs, long halfLifeNs) {
        if (fault == Fault.DECAY_BY_EVENT) {
            double product = 1;
            long beforeNs = fromNs;
            for (SignalEvent event : events) {
                if (event.timeNs() > beforeNs) {
                    product *= halfLifeNs / (double) (halfLifeNs + event.timeNs() - beforeNs);
                    beforeNs = event.timeNs();
                }
            }
            return product;
        }
        double halfLife = fault == Fault.HALF_LIFE_DOUBLED ? 2.0 * halfLifeNs : halfLifeNs;
        return StrictMath.pow(2, -(nowNs - fromNs) / halfLife);
    }

    private static double exposureSeconds(long ageNs, long halfLifeNs) {
        return halfLifeNs / 1e9 / StrictMath.log(2) * (1 - StrictMath.pow(2, -(double) ageNs / halfLifeNs));
    }

    private static long fairOf(SignalEvent.Book book) {
        long bid = 0;
        long ask = Long.MAX_VALUE;
        for (int i = 0; i < book.bids().count(); i++) {
            bid = Math.max(
                    bid, book.bids().sizeE6(i) >= book.minE6() ? book.bids().priceE4(i) : 0);
        }
        for (int i = 0; i < book.asks().count(); i++) {
            long price = book.asks().priceE4(i);
            ask = Math.min(ask, book.asks().sizeE6(i) >= book.minE6() ? price : Long.MAX_VALUE);
        }
        return bid == 0 || ask == Long.MAX_VALUE ? 0 : bid + ask;
    }

    private void count(SignalCounter counter, long amount) {
        out.merge("count." + counter, amount, (a, b) -> a.longValue() + b.longValue());
    }

    private void prices() {
        long fair = 0;
        double microprice = 0;
        out.put("bestBid", 0L);
        out.put("bestAsk", 0L);
        out.put("lastBook", 0L);
        out.put("lastEvent", nowNs);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof SignalEvent.Book book) {
                fair = fairs[i];
                microprice = fair == 0 ? 0 : microprice(book);
                out.put("bestBid", book.bids().count() == 0 ? 0L : book.bids().priceE4(0));
                out.put("bestAsk", book.asks().count() == 0 ? 0L : book.asks().priceE4(0));
                out.put("lastBook", book.timeNs());
            }
        }
        out.put("fair", fair);
        out.put("microprice", microprice);
        out.put("lastFair", marksBefore[events.size()]);
    }

    private double microprice(SignalEvent.Book book) {
        long least = fault == Fault.CRUMBS_IN_MICROPRICE ? 1 : book.minE6();
        int bid = 0;
        while (book.bids().sizeE6(bid) < least) {
            bid++;
        }
        int ask = 0;
        while (book.asks().sizeE6(ask) < least) {
            ask++;
        }
        double share = (double) book.bids().sizeE6(bid)
                / (book.bids().sizeE6(bid) + book.asks().sizeE6(ask));
        return book.bids().priceE4(bid) * (1 - share) + book.asks().priceE4(ask) * share;
    }

    private void volatility(String name, SignalSettings.Volatility rules) {
        long leastNs = fault == Fault.SAMPLE_EACH_EVENT ? 0 : rules.sampleNs();
        double squares = 0;
        double moves = 0;
        double seconds = 0;
        long sampleNs = 0;
        long sample = 0;
        for (int i = 0; i < events.size(); i++) {
            if (sample == 0 && fairs[i] != 0) {
                sample = fairs[i];
                sampleNs = timeNs(i);
                seconds = exposureSeconds(nowNs - sampleNs, rules.halfLifeNs());
            } else if (sample != 0 && timeNs(i) - sampleNs >= leastNs) {
                double move = (marksBefore[i] - sample) / 2.0;
                squares += weight(timeNs(i), rules.halfLifeNs()) * move * move;
                moves += move == 0 ? 0 : weight(timeNs(i), rules.halfLifeNs());
                sample = marksBefore[i];
                sampleNs = timeNs(i);
            }
        }
        double strength = rules.priorStrengthNs() / 1e9;
        double prior = rules.priorE6() / 100.0 * rules.priorE6() / 100.0;
        double divisor = fault == Fault.MOVE_PER_BOOK ? moves : seconds;
        out.put(name, StrictMath.sqrt((squares + strength * prior) / (divisor + strength)));
    }

    private static boolean isWithin(long endedNs, long windowNs, long nowNs) {
        long grainNs = (windowNs + 31) / 32;
        return Math.floorDiv(endedNs, grainNs) >= Math.floorDiv(nowNs - windowNs, grainNs);
    }

    private void jumps() {
        long untilNs = 0;
        for (int i = 0; i < events.size(); i++) {
            if (fairs[i] != 0 && isJump(i)) {
                count(SignalCounter.JUMPS, timeNs(i) < untilNs ? 0 : 1);
                untilNs = timeNs(i) + settings.jump().holdNs();
            }
        }
        out.put("jumpUntil", untilNs);
    }

    private boolean isJump(int index) {
        for (int j = index; j > 0; j--) {
            boolean ended = marksBefore[j] != 0 && marksBefore[j + 1] != marksBefore[j];
            if (ended
                    && isWithin(timeNs(j), settings.jump().windowNs(), timeNs(index))
                    && Math.abs(fairs[index] - marksBefore[j])
                            > 2 * settings.jump().moreThanE4()) {
                return true;
            }
            if (ended && fault == Fault.JUMP_AGAINST_LAST_BOOK_ONLY) {
                return false;
            }
        }
        return false;
    }

    private boolean isValid(SignalEvent.Print print) {
        return print.sizeE6() > 0 && print.priceE4() < 10_000;
    }

    private void flow(Side taker) {
        SignalSettings.Flow rules = settings.flow();
        double trades = 0;
        double sizes = 0;
        for (SignalEvent event : events) {
            if (event instanceof SignalEvent.Print print && print.taker() == taker && isValid(print)) {
                trades += weight(print.timeNs(), rules.halfLifeNs());
                sizes += weight(print.timeNs(), rules.halfLifeNs()) * print.sizeE6();
            }
        }
        double strength = fault == Fault.NO_PRIOR_FOR_RATE ? 1e-9 : rules.priorStrengthNs() / 1e9;
        double seconds = exposureSeconds(nowNs - timeNs(0), rules.halfLifeNs());
        out.put("rate." + taker, (trades + strength * rules.priorTradesPerHour() / 3_600.0) / (seconds + strength));
        out.put(
                "size." + taker,
                (sizes + (double) rules.priorStrengthTrades() * rules.priorMeanSizeE6())
                        / (trades + rules.priorStrengthTrades()));
    }

    private void sweeps(Side taker) {
        long untilNs = 0;
        long beforeNs = 0;
        long burst = 0;
        NaiveDepth depth = new NaiveDepth(settings.sweep().collapse(), taker, fault);
        for (SignalEvent event : events) {
            boolean swept = false;
            SignalCounter kind = SignalCounter.DEPTH_COLLAPSES;
            if (event instanceof SignalEvent.Print print && print.taker() == taker && isValid(print)) {
                boolean ended = event.timeNs() - beforeNs > settings.sweep().burstGapNs();
                burst = (ended && fault != Fault.BURSTS_NEVER_END ? 0 : burst) + print.sizeE6();
                beforeNs = event.timeNs();
                swept = burst > settings.sweep().moreThanE6();
                kind = SignalCounter.PRINT_SWEEPS;
            } else if (event instanceof SignalEvent.Book book) {
                swept = depth.collapsesAt(book);
            }
            if (swept) {
                count(kind, event.timeNs() < untilNs ? 0 : 1);
                untilNs = event.timeNs() + settings.sweep().holdNs();
            }
        }
        out.put("sweepUntil." + taker, untilNs);
        out.put("depth." + taker.opposite(), depth.lastE6());
    }

    private void printMarkouts() {
        long[] marks = marksForMarkouts();
        double[] sums = new double[4];
        double[] weights = new double[4];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            open = settle(open, i, marks, sums, weights);
            if (!(events.get(i) instanceof SignalEvent.Print print)) {
                continue;
            }
            if (!isValid(print) || marksBefore[i] == 0) {
                count(isValid(print) ? SignalCounter.PRINTS_WITHOUT_FAIR : SignalCounter.PRINTS_REFUSED, 1);
                continue;
            }
            if (open.size() == settings.markout().pendingPrints()) {
                count(SignalCounter.PRINTS_RESOLVED_EARLY, 1);
                int oldest = open.remove(0);
                boolean wanted = fault != Fault.EARLY_ONES_DROPPED;
                if (wanted && firstDue(oldest, 0) > i) {
                    resolve(oldest, 0, i, marks, sums, weights);
                }
                if (wanted) {
                    resolve(oldest, 1, i, marks, sums, weights);
                }
            }
            open.add(i);
        }
        out.put("pendingPrints", (long) open.size());
        for (Side taker : Side.values()) {
            double shorter = shrunk(
                    sums[taker.code()],
                    weights[taker.code()],
                    settings.markout().shortHorizonNs());
            double longer = shrunk(
                    sums[2 + taker.code()],
                    weights[2 + taker.code()],
                    settings.markout().longHorizonNs());
            out.put(
                    "adverse." + (fault == Fault.SIDES_SWAPPED ? taker.opposite() : taker),
                    fault == Fault.BETTER_HORIZON ? Math.min(shorter, longer) : Math.max(shorter, longer));
        }
    }

    private double shrunk(double sum, double weight, long horizonNs) {
        SignalSettings.LossPrior prior = settings.markout().prior();
        double strength = fault == Fault.NO_SHRINKAGE_OF_LOSS ? 1e-9 : prior.strengthPrints();
        double seconds = fault == Fault.LOSS_WITHOUT_HORIZON ? 1 : horizonNs / 1e9;
        double volatility = Objects.requireNonNull(out.get("volatility")).doubleValue();
        double moves = volatility * StrictMath.sqrt(seconds) * prior.percentOfVolatility() / 100;
        return (sum + strength * Math.max((double) prior.lossE4(), moves)) / (weight + strength);
    }

    /** Of steps of about one size that began on the near side of a price and ended beyond it, what lies beyond. */
    private void steps(Side taker) {
        SignalSettings.Steps rules = settings.steps();
        long[] ends = {25, 50, 75, 100, 150, 200, 300, 400, 600, 900, 1_300, 1_900, 2_800, 4_200, 10_000};
        TreeMap<Long, double[]> classes = new TreeMap<>();
        double[] seen = new double[1];
        long sampleNs = 0;
        long sample = 0;
        for (int i = 0; i < events.size(); i++) {
            if (sample == 0 && fairs[i] != 0) {
                sample = fairs[i];
                sampleNs = timeNs(i);
                seen[0] = exposureSeconds(nowNs - sampleNs, rules.halfLifeNs());
            } else if (sample != 0 && timeNs(i) - sampleNs >= rules.reactionNs()) {
                double move = (marksBefore[i] - sample) / 2.0 * (taker == Side.BUY ? 1 : -1);
                if (fault == Fault.STEPS_EITHER_WAY ? move != 0 : move > 0) {
                    long end = 0;
                    for (long each : ends) {
                        end = end == 0 && Math.abs(move) <= each ? each : end;
                    }
                    double[] sums = classes.computeIfAbsent(end, none -> new double[2]);
                    sums[0] += weight(timeNs(i), rules.halfLifeNs());
                    sums[1] += weight(timeNs(i), rules.halfLifeNs()) * Math.abs(move);
                }
                sample = marksBefore[i];
                sampleNs = timeNs(i);
            }
        }
        double strength = rules.prior().strengthNs() / 1e9;
        double assumed = rules.prior().stepsPerDay() / 86_400.0 * strength;
        classes.put(0L, new double[] {assumed, assumed * rules.prior().sizeE4()});
        double away = away(taker);
        Map.of("at", 0, "near", 60, "far", 250).forEach((name, edge) -> {
            double beyond = 0;
            for (double[] sums : classes.values()) {
                beyond += Math.max(0, sums[1] - sums[0] * edge);
            }
            double perDay = beyond * 86_400 / (seen[0] + strength) * rules.countedPercent() / 100;
            double back = rules.returns().perDay() * Math.max(0, away - edge);
            out.put("steps." + taker + "." + name, perDay + (away > 0 ? back : 0));
        });
    }

    /** How far the fair value is from its mean over time; above 0 where a step back would hit what this taker hits. */
    private double away(Side taker) {
        SignalSettings.Steps rules = settings.steps();
        long halfLifeNs = rules.returns().halfLifeNs();
        double sum = 0;
        double weights = 1;
        long sampleNs = 0;
        for (int i = 0; i < events.size(); i++) {
            if (sampleNs == 0 && fairs[i] != 0) {
                sum = fairs[i];
                sampleNs = timeNs(i);
            } else if (sampleNs != 0 && timeNs(i) - sampleNs >= rules.reactionNs()) {
                // Multiplied out: older values keep their ratios, whatever is added.
                double growth = StrictMath.pow(2, (timeNs(i) - sampleNs) / (double) halfLifeNs) - 1;
                double share = fault == Fault.MEAN_OF_BOOKS ? weights : growth * weights;
                sum += share * marksBefore[i];
                weights += share;
                sampleNs = timeNs(i);
            }
        }
        double away = sampleNs == 0 ? 0 : (marksBefore[events.size()] - sum / weights) / 2;
        double against = taker == Side.SELL ? away : -away;
        return fault == Fault.NO_WAY_BACK ? 0 : fault == Fault.BACK_EITHER_WAY ? Math.abs(away) : against;
    }

    private int firstDue(int print, int horizon) {
        long horizonNs = horizon == 0
                ? settings.markout().shortHorizonNs()
                : settings.markout().longHorizonNs();
        int i = print;
        while (i < events.size() && timeNs(i) - timeNs(print) < horizonNs) {
            i++;
        }
        return i;
    }

    private List<Integer> settle(List<Integer> open, int at, long[] marks, double[] sums, double[] weights) {
        List<Integer> left = new ArrayList<>();
        for (int print : open) {
            if (firstDue(print, 0) == at) {
                resolve(print, 0, at, marks, sums, weights);
            }
            if (firstDue(print, 1) == at) {
                resolve(print, 1, at, marks, sums, weights);
            } else {
                left.add(print);
            }
        }
        return left;
    }

    private void resolve(int index, int horizon, int at, long[] marks, double[] sums, double[] weights) {
        SignalEvent.Print print = (SignalEvent.Print) events.get(index);
        double move = (marks[at] - baseOf(index)) / 2.0;
        long most = fault == Fault.LARGE_PRINTS_COUNT_IN_FULL ? Long.MAX_VALUE : 100_000_000;
        double weight = Math.min(print.sizeE6(), most)
                / 1e8
                * weight(timeNs(at), settings.markout().halfLifeNs());
        int place = 2 * horizon + print.taker().code();
        sums[place] += weight * (print.taker() == Side.BUY ? move : -move);
        weights[place] += weight;
    }

    /** The fair value of the lag ago, or the oldest of the last sixteen. */
    private long baseOf(int index) {
        long beforeNs = timeNs(index)
                - (fault == Fault.NO_PRINT_LAG ? 0 : settings.markout().printLagNs());
        long base = 0;
        int changes = 0;
        for (int i = index; i >= 0 && changes < 16; i--) {
            if (marksBefore[i + 1] != marksBefore[i]) {
                base = marksBefore[i + 1];
                changes++;
                if (timeNs(i) <= beforeNs) {
                    return base;
                }
            }
        }
        return base;
    }
}
