package io.tapemaker.proofs.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A market as the venue prints it at its start.
 *
 * @param number from 1
 * @param kind standard, neg-risk or protocol-v2
 */
record Listed(int number, String id, String kind, String yes, String no) {

    private static final Pattern LINE = Pattern.compile("market: (\\S+) (\\S+) yes (\\d+) no (\\d+)");

    static Listed of(int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new DemoFailedException("the venue names a market as nobody reads it: " + line);
        }
        return new Listed(number, parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    /** For people. */
    String name() {
        return "market " + number;
    }

    /** As the executor's policy lists it. */
    String policy() {
        return String.join(
                "\n",
                "  - conditionId: \"" + id + "\"",
                "    tokens: [\"" + yes + "\", \"" + no + "\"]",
                "    venue: " + (kind.equals("protocol-v2") ? "v2" : "v1"),
                "    negRisk: " + kind.equals("neg-risk"),
                "    eventGroup: demo",
                "    band: {low: \"0.05\", high: \"0.95\"}",
                "    cap: \"400\"",
                "");
    }

    /** As the engine's configuration lists it. */
    String quoted() {
        return "  - conditionId: \"" + id + "\"\n";
    }
}
