package io.tapemaker.proofs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The report for machines; {@code docs/proofs.md} explains the keys. */
final class JsonReport {
    /** Changes when a key changes its meaning or goes away. */
    static final String SCHEMA = "tapemaker.proofs/1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonReport() {}

    static String render(Report report) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            writeHead(json, report);
            json.writeArrayFieldStart("proofs");
            for (ProofResult proof : report.evidence().proofs()) {
                writeProof(json, proof);
            }
            json.writeEndArray();
            writeInvariants(json, report.invariants());
            writeMilestones(json, report.milestones());
            json.writeArrayFieldStart("problems");
            for (String problem : report.evidence().problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void writeHead(JsonGenerator json, Report report) throws IOException {
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("commit", report.revision().commit());
        json.writeBooleanField("dirty", report.revision().dirty());
        json.writeStringField("jdk", report.jdk());
        json.writeStringField("startedAt", report.startedAt().toString());
        json.writeStringField("status", report.outcome().word());
        json.writeObjectFieldStart("selection");
        json.writeStringField("kind", report.selection().kind());
        json.writeStringField("milestone", report.selection().milestone());
        json.writeStringField("budget", report.selection().budget());
        json.writeEndObject();
        writeTests(json, report.evidence().tests());
    }

    private static void writeTests(JsonGenerator json, TestCounts tests) throws IOException {
        json.writeObjectFieldStart("tests");
        json.writeNumberField("run", tests.run());
        json.writeNumberField("failed", tests.failed());
        json.writeNumberField("skipped", tests.skipped());
        json.writeEndObject();
    }

    private static void writeProof(JsonGenerator json, ProofResult proof) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", proof.id());
        json.writeStringField("title", proof.title());
        json.writeStringField("milestone", proof.milestone());
        json.writeStringField("kind", proof.kind());
        json.writeStringField("status", proof.outcome().word());
        json.writeStringField("module", proof.module());
        json.writeStringField("class", proof.testClass());
        writeTests(json, proof.tests());
        json.writeNumberField("seconds", proof.seconds());
        json.writeObjectFieldStart("figures");
        for (Map.Entry<String, Object> figure : proof.figures().entrySet()) {
            json.writeFieldName(figure.getKey());
            writeFigure(json, figure.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("invariants");
        for (Map.Entry<String, Long> invariant : proof.invariants().entrySet()) {
            json.writeNumberField(invariant.getKey(), invariant.getValue());
        }
        json.writeEndObject();
        writeRemarks(json, "failures", proof.failures());
        writeRemarks(json, "skips", proof.skips());
        json.writeEndObject();
    }

    private static void writeFigure(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeRemarks(JsonGenerator json, String key, List<ProofResult.Remark> remarks)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (ProofResult.Remark remark : remarks) {
            json.writeStartObject();
            json.writeStringField("test", remark.test());
            json.writeStringField("reason", remark.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeInvariants(JsonGenerator json, List<Report.InvariantRow> rows) throws IOException {
        json.writeArrayFieldStart("invariants");
        for (Report.InvariantRow row : rows) {
            json.writeStartObject();
            json.writeStringField("id", row.id());
            json.writeNumberField("checked", row.checked());
            json.writeArrayFieldStart("proofs");
            for (String proof : row.proofs()) {
                json.writeString(proof);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeMilestones(JsonGenerator json, List<Report.MilestoneRow> rows) throws IOException {
        json.writeArrayFieldStart("milestones");
        for (Report.MilestoneRow row : rows) {
            json.writeStartObject();
            json.writeStringField("id", row.milestone().name());
            json.writeStringField("title", row.milestone().title());
            json.writeStringField("status", row.outcome().word());
            json.writeObjectFieldStart("proofs");
            json.writeNumberField("passed", row.passed());
            json.writeNumberField("failed", row.failed());
            json.writeNumberField("skipped", row.skipped());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
