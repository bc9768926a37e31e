package io.tapemaker.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A second JDK for proofs that compare two: {@code -Dtapemaker.otherJdk=DIR}. */
public final class OtherJdk {
    private static final String PROPERTY = "tapemaker.otherJdk";

    private OtherJdk() {}

    /**
     * The {@code java} command of the second JDK; without one the running test is skipped.
     *
     * @throws IllegalArgumentException if the folder that was named holds no {@code bin/java}
     */
    public static Path requireJava() {
        String home = System.getProperty(PROPERTY, "");
        Assumptions.assumeFalse(home.isEmpty(), () -> "no second JDK (-D" + PROPERTY + "=DIR names one)");
        Path java = Path.of(home, "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new IllegalArgumentException("-D" + PROPERTY + "=" + home + " holds no bin/java");
        }
        return java;
    }
}
