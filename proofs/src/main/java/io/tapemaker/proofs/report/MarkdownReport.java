package io.tapemaker.proofs.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The report for people: the verdict first, then what it rests on. */
final class MarkdownReport {
    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
    }

    static String render(Report report) {
        MarkdownReport markdown = new MarkdownReport(report);
        markdown.writeVerdict();
        markdown.writeProblems();
        markdown.writeFailures();
        markdown.writeMilestones();
        markdown.writeProofs();
        markdown.writeInvariants();
        markdown.writeSkips();
        return markdown.out.toString();
    }

    private void writeVerdict() {
        List<ProofResult> proofs = report.evidence().proofs();
        TestCounts tests = report.evidence().tests();
        double seconds = proofs.stream().mapToDouble(ProofResult::seconds).sum();
        line("# Proofs: " + report.outcome().word());
        line("");
        line(count(proofs, Outcome.PASSED) + " of " + proofs.size() + " proofs passed, "
                + count(proofs, Outcome.FAILED) + " failed, " + count(proofs, Outcome.SKIPPED) + " skipped; "
                + tests.run() + " tests run, " + tests.failed() + " failed, " + tests.skipped() + " skipped; "
                + seconds(seconds) + " s in proofs.");
        line("");
        if (!report.selection().isEverything()) {
            line("**A part only**: kind " + report.selection().kind() + ", milestone "
                    + report.selection().milestone() + ". What follows speaks of this part.");
            line("");
        }
        line("Commit " + report.revision().text() + " · JDK " + report.jdk() + " · budget "
                + report.selection().budget() + " · build started " + report.startedAt());
    }

    private void writeProblems() {
        if (report.evidence().problems().isEmpty()) {
            return;
        }
        heading("Problems");
        for (String problem : report.evidence().problems()) {
            line("- " + problem);
        }
    }

    private void writeFailures() {
        List<ProofResult> failed = report.evidence().proofs().stream()
                .filter(proof -> proof.outcome() == Outcome.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        heading("Failed");
        for (ProofResult proof : failed) {
            line("- **" + proof.id() + "** (" + proof.testClass() + ")");
            for (ProofResult.Remark failure : proof.failures()) {
                line("  - " + inline(failure.test()) + ": " + inline(failure.reason()));
            }
        }
    }

    private void writeMilestones() {
        heading("Milestones");
        line("| milestone | status | passed | failed | skipped |");
        line("|---|---|---:|---:|---:|");
        for (Report.MilestoneRow row : report.milestones()) {
            line("| " + row.milestone().name() + " " + row.milestone().title() + " | "
                    + row.outcome().word() + " | " + row.passed() + " | " + row.failed() + " | " + row.skipped()
                    + " |");
        }
    }

    private void writeProofs() {
        for (MilestoneTitle milestone : MilestoneTitle.values()) {
            List<ProofResult> proofs = report.proofsOf(milestone);
            if (proofs.isEmpty()) {
                continue;
            }
            heading(milestone.name() + " " + milestone.title());
            line("| proof | kind | status | tests | seconds | figures |");
            line("|---|---|---|---:|---:|---|");
            for (ProofResult proof : proofs) {
                line("| **" + proof.id() + "** " + cell(proof.title()) + " | " + proof.kind() + " | "
                        + proof.outcome().word() + " | " + tests(proof.tests()) + " | " + seconds(proof.seconds())
                        + " | " + figures(proof.figures()) + " |");
            }
        }
    }

    private void writeInvariants() {
        heading("Invariants");
        if (report.invariants().isEmpty()) {
            line("None was counted.");
            return;
        }
        line("| invariant | times checked | by |");
        line("|---|---:|---|");
        for (Report.InvariantRow row : report.invariants()) {
            line("| " + row.id() + " | " + number(row.checked()) + " | " + String.join(", ", row.proofs()) + " |");
        }
    }

    private void writeSkips() {
        List<ProofResult> skipped = report.evidence().proofs().stream()
                .filter(proof -> !proof.skips().isEmpty())
                .toList();
        if (skipped.isEmpty()) {
            return;
        }
        heading("Skipped, and why");
        for (ProofResult proof : skipped) {
            for (ProofResult.Remark skip : proof.skips()) {
                line("- " + proof.id() + ", " + inline(skip.test()) + ": " + inline(skip.reason()));
            }
        }
    }

    private static String figures(Map<String, Object> figures) {
        StringJoiner text = new StringJoiner("<br>");
        for (Map.Entry<String, Object> figure : figures.entrySet()) {
            Object value = figure.getValue();
            String shown = value instanceof Number number ? number(number) : cell(value.toString());
            text.add(cell(figure.getKey()) + " " + shown);
        }
        return text.toString();
    }

    private static String number(Number number) {
        boolean whole = number instanceof Integer || number instanceof Long;
        return whole ? String.format(Locale.ROOT, "%,d", number.longValue()) : number.toString();
    }

    private static String tests(TestCounts tests) {
        return tests.skipped() == 0 ? String.valueOf(tests.run()) : tests.run() + " + " + tests.skipped() + " skipped";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static long count(List<ProofResult> proofs, Outcome outcome) {
        return proofs.stream().filter(proof -> proof.outcome() == outcome).count();
    }

    private static String cell(String text) {
        return inline(text).replace("|", "\\|");
    }

    private static String inline(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private void heading(String text) {
        line("");
        line("## " + text);
        line("");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
