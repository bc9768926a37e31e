package io.tapemaker.sim.hostile;

import java.nio.charset.StandardCharsets;

/** Hunts in a Tapemaker that may have a fault in it: entered by name, so that a loader may have changed it. */
public final class FirstBeyond {

    private FirstBeyond() {}

    /** The first problem that attacks of these words find under the policy, empty if they find none. */
    public static String find(String policy, String how) {
        Hunt hunt = new Hunt("policy", policy.getBytes(StandardCharsets.UTF_8));
        return hunt.like(how).stream()
                .filter(found -> !found.problem().isEmpty())
                .map(found -> found.how() + ": " + found.problem())
                .findFirst()
                .orElse("");
    }
}
