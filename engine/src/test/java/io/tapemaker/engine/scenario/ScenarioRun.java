package io.tapemaker.engine.scenario;

import io.tapemaker.engine.scenario.Scenario.Step;
import io.tapemaker.journal.types.ConditionId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays a scenario and notes each difference from what its file expects. */
final class ScenarioRun {

    private static final String ABOUT = "about ";

    private final Scenario scenario;
    private final String place;
    private final StringBuilder problems = new StringBuilder();
    private int steps;
    private int commands;
    private int explained;

    ScenarioRun(String place, Scenario scenario) {
        this.place = place;
        this.scenario = scenario;
    }

    int steps() {
        return steps;
    }

    /** Commands that came and were expected. */
    int commands() {
        return commands;
    }

    /** Lines of explanations that were compared. */
    int explained() {
        return explained;
    }

    /** Plays; returns what differs, each with what really came, empty if nothing does. */
    String play() {
        ScenarioPlayer player = new ScenarioPlayer(scenario);
        List<Step> all = scenario.steps() == null ? List.of() : scenario.steps();
        for (Step step : all) {
            steps++;
            List<String> lines;
            try {
                lines = player.play(step);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where(step, player) + ": " + e.getMessage(), e);
            }
            compare(step, player, "expect", step.expect() == null ? List.of() : step.expect(), lines);
            commands += lines.size();
            Map<ConditionId, Map<String, String>> decided = player.tape().takeExplained();
            if (step.explain() != null) {
                String market = step.market() == null ? "a" : step.market();
                ConditionId id = ConditionId.parse(ScenarioMarkets.conditionId(market));
                explain(step, player, step.explain(), decided.getOrDefault(id, Map.of()));
            }
            if (step.orders() != null) {
                compare(step, player, "orders", step.orders(), player.tape().openOrders());
            }
        }
        return problems.toString();
    }

    private String where(Step step, ScenarioPlayer player) {
        return place + ", step " + steps + " (" + ScenarioText.actionOf(step) + ", "
                + player.tape().nowMs() + " ms)";
    }

    private void compare(Step step, ScenarioPlayer player, String key, List<String> expected, List<String> actual) {
        if (!expected.equals(actual)) {
            problems.append(where(step, player))
                    .append(" came to\n    ")
                    .append(key)
                    .append(":\n");
            actual.forEach(line -> problems.append("      - \"").append(line).append("\"\n"));
            problems.append("  and not, as expected,\n");
            expected.forEach(line -> problems.append("      - \"").append(line).append("\"\n"));
        }
    }

    private void explain(Step step, ScenarioPlayer player, Map<String, String> expected, Map<String, String> actual) {
        List<String> differing = new ArrayList<>();
        expected.forEach((key, value) -> {
            explained++;
            String said = actual.get(key);
            if (said == null || !matches(value, said)) {
                differing.add(key + ": \"" + value + "\"");
            }
        });
        if (!differing.isEmpty()) {
            problems.append(where(step, player)).append(" does not explain\n");
            differing.forEach(line -> problems.append("      ").append(line).append('\n'));
            problems.append(actual.isEmpty() ? "  as nothing was decided\n" : "  but\n");
            actual.forEach((key, value) -> problems.append("      ")
                    .append(key)
                    .append(": \"")
                    .append(value)
                    .append("\"\n"));
        }
    }

    /** The same text; or with about, above or below in front, a number that is. */
    private static boolean matches(String expected, String actual) {
        if (expected.startsWith(ABOUT)) {
            BigDecimal number = new BigDecimal(expected.substring(ABOUT.length()));
            return new BigDecimal(actual)
                            .setScale(number.scale(), RoundingMode.HALF_UP)
                            .compareTo(number)
                    == 0;
        }
        if (expected.startsWith("above ")) {
            return new BigDecimal(actual).compareTo(new BigDecimal(expected.substring("above ".length()))) > 0;
        }
        if (expected.startsWith("below ")) {
            return new BigDecimal(actual).compareTo(new BigDecimal(expected.substring("below ".length()))) < 0;
        }
        return expected.equals(actual);
    }
}
