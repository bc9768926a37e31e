package io.tapemaker.proofs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last step of {@code mvn verify -Pprove}: writes the report, then fails the build if a proof failed. */
public final class ReportMain {
    /** Every proof that ran has passed. */
    static final int EXIT_FINE = 0;
    /** Something failed; the report says what. */
    static final int EXIT_FAILED = 1;
    /** The arguments are wrong; no report was written. */
    static final int EXIT_USAGE = 2;

    private static final String FOLDER = "artifacts/proofs/latest";

    private ReportMain() {}

    /**
     * Writes the report and exits.
     *
     * @param arguments see {@link ReportArguments#parse}
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        ReportArguments parsed;
        try {
            parsed = ReportArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("report: " + e.getMessage());
            return EXIT_USAGE;
        }
        try {
            return write(parsed);
        } catch (IOException e) {
            System.err.println("report: " + e.getMessage());
            return EXIT_FAILED;
        }
    }

    private static int write(ReportArguments arguments) throws IOException {
        Evidence evidence = new EvidenceCollector(arguments.root(), arguments.since(), arguments.selection()).collect();
        Report report = new Report(
                Revision.of(arguments.root()),
                System.getProperty("java.runtime.version", "unknown"),
                arguments.since(),
                arguments.selection(),
                evidence);
        Path folder = Files.createDirectories(arguments.root().resolve(FOLDER));
        Files.writeString(folder.resolve("results.json"), JsonReport.render(report));
        Files.writeString(folder.resolve("report.md"), MarkdownReport.render(report));

        boolean passed = report.outcome() == Outcome.PASSED;
        System.out.println("proofs " + report.outcome().word() + ": " + FOLDER + "/report.md");
        return passed ? EXIT_FINE : EXIT_FAILED;
    }
}
