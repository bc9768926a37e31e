package io.tapemaker.executor.policy;

import java.util.List;
import java.util.stream.Collectors;

/** What the rules say of an order: allowed only if none objects. */
public record Verdict(List<Violation> violations) {

    /** Every rule says yes. */
    public static final Verdict ALLOWED = new Verdict(List.of());

    /** Takes a copy of the list. */
    public Verdict {
        violations = List.copyOf(violations);
    }

    /**
     * One rule that says no.
     *
     * @param rule its name
     * @param reason one line
     */
    public record Violation(String rule, String reason) {}

    /** No order could be made at all. */
    static Verdict noOrder(String reason) {
        return new Verdict(List.of(new Violation(PolicyGate.NO_ORDER, reason)));
    }

    /** Whether the order may be signed. */
    public boolean allowed() {
        return violations.isEmpty();
    }

    /** Names of the rules that say no, in the order of the list of rules. */
    public List<String> rules() {
        return violations.stream().map(Violation::rule).toList();
    }

    /** One line for each rule that says no. */
    public String text() {
        return violations.stream()
                .map(violation -> violation.rule() + ": " + violation.reason())
                .collect(Collectors.joining("\n"));
    }
}
