package io.tapemaker.engine.scenario;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.engine.scenario.Scenario.Book;
import io.tapemaker.engine.scenario.Scenario.Executor;
import io.tapemaker.engine.scenario.Scenario.Fill;
import io.tapemaker.engine.scenario.Scenario.Operator;
import io.tapemaker.engine.scenario.Scenario.Pass;
import io.tapemaker.engine.scenario.Scenario.Report;
import io.tapemaker.engine.scenario.Scenario.Side;
import io.tapemaker.engine.scenario.Scenario.Step;
import io.tapemaker.engine.scenario.Scenario.Trade;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the steps of one scenario into records of the tape. */
final class ScenarioPlayer {

    private static final Set<String> LIVELY = Set.of("books", "executor", "user-stream", "ticks");

    private final ScenarioTape tape = new ScenarioTape();
    private final String config;
    private final RunMode mode;

    /** The book that each market was given last, and the grid of each. */
    private final TreeMap<String, Book> books = new TreeMap<>();

    private final TreeMap<String, String> ticks = new TreeMap<>();

    ScenarioPlayer(Scenario scenario) {
        config = ScenarioText.config(scenario.config());
        mode = mode(scenario.mode() == null ? "paper" : scenario.mode());
        tape.session(config, mode);
        tape.takeLines();
    }

    private static RunMode mode(String name) {
        return switch (name) {
            case "paper" -> RunMode.FEED;
            case "shadow" -> RunMode.SHADOW;
            case "sim" -> RunMode.SIM;
            case "live" -> RunMode.LIVE;
            default -> throw new IllegalArgumentException("mode '" + name + "' is none of paper, shadow, sim, live");
        };
    }

    ScenarioTape tape() {
        return tape;
    }

    /** Plays a step; returns the commands, those of passing time with their moment. */
    List<String> play(Step step) {
        if (step.at() != null) {
            tape.at(ScenarioText.ms(step.at()));
        }
        String market = step.market() == null ? "a" : step.market();
        String action = ScenarioText.actionOf(step);
        if (action.equals("pass")) {
            return pass(need(step.pass(), "pass"));
        }
        switch (action) {
            case "book" -> {
                Book book = need(step.book(), action);
                books.put(market, book);
                send(market, book);
            }
            case "tick-size" -> tickSize(market, need(step.tickSize(), action));
            case "trade" -> trade(market, need(step.trade(), action));
            case "resolved" ->
                tape.frame(ScenarioMarkets.resolved(market, tape.frameMs(), need(step.resolved(), action)));
            case "frame" -> frame(market, need(step.frame(), action));
            case "settle" -> tape.settle();
            case "tick" -> tape.tick();
            case "accepted" ->
                ScenarioText.numbers(need(step.accepted(), action), tape.unanswered())
                        .forEach(number -> tape.report(ExecutionKind.ACCEPTED, number));
            case "report" -> report(need(step.report(), action));
            case "fill" -> fill(need(step.fill(), action));
            case "executor" -> {
                Executor status = need(step.executor(), action);
                tape.executor(
                        need(status.armed(), "armed"),
                        status.userStream() == null ? LinkState.UP : link(status.userStream()));
            }
            case "operator" -> {
                Operator said = need(step.operator(), action);
                tape.operator(
                        OperatorWord.valueOf(constant(need(said.word(), "word"))),
                        said.text() == null ? "" : replacedMarket(said.text()));
            }
            case "link" -> tape.link(link(need(step.link(), action)));
            case "session" -> session(need(step.session(), action));
            default -> throw new IllegalStateException(action);
        }
        return tape.takeLines();
    }

    private static <T> T need(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static LinkState link(String word) {
        return LinkState.valueOf(constant(word));
    }

    private static String replacedMarket(String text) {
        int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
        return text.startsWith("market=@")
                ? "market=" + ScenarioMarkets.replaced(text.substring("market=".length(), end)) + text.substring(end)
                : text;
    }

    private void session(String word) {
        if (!word.equals("restart")) {
            throw new IllegalArgumentException("session takes restart, not '" + word + "'");
        }
        tape.session(config, mode);
    }

    private void send(String market, Book book) {
        String tick = book.tick() == null ? ticks.getOrDefault(market, "0.01") : book.tick();
        ticks.put(market, tick);
        String bids = book.bids() == null ? "" : book.bids();
        String asks = book.asks() == null ? "" : book.asks();
        Side no = book.no() == null
                ? new Side(ScenarioMarkets.mirrored(asks), ScenarioMarkets.mirrored(bids))
                : book.no();
        tape.frame(ScenarioMarkets.book(market, "yes", tape.frameMs(), tick, bids, asks));
        tape.frame(ScenarioMarkets.book(
                market,
                "no",
                tape.frameMs(),
                tick,
                no.bids() == null ? "" : no.bids(),
                no.asks() == null ? "" : no.asks()));
        if (book.settle() == null || book.settle()) {
            tape.settle();
        }
    }

    private void tickSize(String market, String to) {
        String from = ticks.getOrDefault(market, "0.01");
        ticks.put(market, to);
        tape.frame(ScenarioMarkets.tickSize(market, "yes", tape.frameMs(), from, to));
        tape.frame(ScenarioMarkets.tickSize(market, "no", tape.frameMs(), from, to));
        tape.settle();
    }

    private void trade(String market, Trade trade) {
        tape.frame(ScenarioMarkets.trade(
                market,
                trade.token() == null ? "yes" : trade.token(),
                tape.frameMs(),
                constant(need(trade.taker(), "taker")),
                need(trade.price(), "price"),
                need(trade.size(), "size")));
    }

    private void frame(String market, String word) {
        if (!word.equals("broken")) {
            throw new IllegalArgumentException("frame takes broken, not '" + word + "'");
        }
        tape.frame(ScenarioMarkets.broken(market, "yes", tape.frameMs()));
        tape.settle();
    }

    private void report(Report report) {
        ExecutionKind kind = ExecutionKind.valueOf(constant(need(report.kind(), "kind")));
        if (kind == ExecutionKind.ALL_CANCELLED) {
            tape.allCancelled(report.cancelAll());
        } else {
            tape.report(kind, need(report.order(), "order"));
        }
    }

    private void fill(Fill fill) {
        long order = need(fill.order(), "order");
        tape.fill(new FillFacts(
                tape.epochOf(order),
                order,
                FillStatus.valueOf(constant(need(fill.status(), "status"))),
                0,
                need(fill.trade(), "trade"),
                Price.parse(need(fill.price(), "price")),
                Size.parse(need(fill.size(), "size"))));
    }

    /** Signs of life at each beat up to a moment: books again, the executor's status, a tick. */
    private List<String> pass(Pass pass) {
        TreeSet<String> silent = new TreeSet<>(pass.silent() == null ? List.of() : pass.silent());
        if (!LIVELY.containsAll(silent)) {
            throw new IllegalArgumentException("silent takes " + new TreeSet<>(LIVELY) + ", not " + silent);
        }
        long endMs = ScenarioText.ms(need(pass.to(), "to"));
        long everyMs = ScenarioText.ms(pass.every() == null ? "1s" : pass.every());
        List<String> lines = new ArrayList<>();
        while (tape.nowMs() < endMs) {
            tape.at(Math.min(endMs, tape.nowMs() + everyMs));
            if (!silent.contains("books")) {
                books.forEach(this::send);
            }
            if (mode != RunMode.FEED && !silent.contains("executor")) {
                tape.executor(true, silent.contains("user-stream") ? LinkState.DOWN : LinkState.UP);
            }
            if (!silent.contains("ticks")) {
                tape.tick();
            }
            String moment = moment(tape.nowMs());
            tape.takeLines().forEach(line -> lines.add(moment + ": " + line));
        }
        return lines;
    }

    private static String moment(long ms) {
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }
}
