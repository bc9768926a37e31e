package io.tapemaker.proofs.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Known excesses, which may only shrink: one that grew is a finding, one that shrank or went away must be written
 * down as such, so that it cannot come back.
 */
final class Ratchet {
    private static final String FORMAT = "rule place value";

    private final Map<String, Integer> limits = new TreeMap<>();

    static Ratchet parse(List<String> lines) {
        Ratchet ratchet = new Ratchet();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split(" ", -1);
            if (words.length != 3) {
                throw new IllegalArgumentException("ratchet: use '" + FORMAT + "': " + line);
            }
            ratchet.limits.put(words[0] + " " + words[1], Integer.parseInt(words[2]));
        }
        return ratchet;
    }

    /** What is left to complain about. */
    List<String> judge(List<Finding> findings) {
        List<String> complaints = new ArrayList<>();
        Map<String, Integer> unused = new TreeMap<>(limits);
        for (Finding finding : findings) {
            String key = finding.rule() + " " + finding.place();
            Integer limit = limits.get(key);
            unused.remove(key);
            if (limit == null || finding.value() > limit) {
                complaints.add(finding.toString());
            } else if (finding.value() < limit) {
                complaints.add("ratchet: lower " + key + " from " + limit + " to " + finding.value());
            }
        }
        unused.keySet().forEach(key -> complaints.add("ratchet: remove " + key + ", it is no longer needed"));
        return complaints;
    }

    int size() {
        return limits.size();
    }
}
