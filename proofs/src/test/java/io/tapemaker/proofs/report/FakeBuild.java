package io.tapemaker.proofs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkout with two modules and the results that a build left in them. */
final class FakeBuild {
    private static final String STARTED_AT = "2026-11-22T09:00:00Z";

    private final Path root;

    FakeBuild(Path root) throws IOException {
        this.root = root;
        Files.writeString(root.resolve("pom.xml"), "<modules><module>alpha</module><module>beta</module></modules>");
    }

    /** A proof file; figures and invariants are the inside of a JSON object. */
    FakeBuild proof(String module, String id, String milestone, String status, String figures, String invariants)
            throws IOException {
        return proofAt(STARTED_AT, module, id, milestone, status, figures, invariants);
    }

    FakeBuild proof(String module, String id, String milestone, String status) throws IOException {
        return proof(module, id, milestone, status, "", "");
    }

    FakeBuild staleProof(String module, String id, String status) throws IOException {
        return proofAt("2026-11-21T09:00:00Z", module, id, "M1", status, "", "");
    }

    private FakeBuild proofAt(
            String startedAt,
            String module,
            String id,
            String milestone,
            String status,
            String figures,
            String invariants)
            throws IOException {
        boolean failed = status.equals("failed");
        boolean skipped = status.equals("skipped");
        String json = """
                {"id":"%s","title":"title of %s","milestone":"%s","kind":"unit","status":"%s","class":"x.%sTest",
                "module":"%s","startedAt":"%s","seconds":1.25,"tests":{"run":%d,"failed":%d,"skipped":%d},
                "failures":[%s],"skips":[%s],"figures":{%s},"invariants":{%s}}""".formatted(
                        id,
                        id,
                        milestone,
                        status,
                        id,
                        module,
                        startedAt,
                        skipped ? 0 : 3,
                        failed ? 1 : 0,
                        skipped ? 3 : 0,
                        failed ? "{\"test\":\"t()\",\"reason\":\"was 1 | not 2\"}" : "",
                        skipped ? "{\"test\":\"t()\",\"reason\":\"nothing to read\"}" : "",
                        figures,
                        invariants);
        return file(module + "/target/proofs/" + id + ".json", json);
    }

    FakeBuild surefire(String module, String testClass, int run, int failures, int errors) throws IOException {
        String xml = "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\"/>"
                .formatted(testClass, run, failures, errors);
        return file(module + "/target/surefire-reports/TEST-" + testClass + ".xml", xml);
    }

    FakeBuild file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Runs the report as the build does and returns its exit code. */
    int report(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--root=" + root;
        arguments[1] = "--since=2026-11-22T00:00:00Z";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return ReportMain.run(arguments);
    }

    String markdown() throws IOException {
        return Files.readString(root.resolve("artifacts/proofs/latest/report.md"));
    }

    JsonNode results() throws IOException {
        return new ObjectMapper()
                .readTree(root.resolve("artifacts/proofs/latest/results.json").toFile());
    }
}
