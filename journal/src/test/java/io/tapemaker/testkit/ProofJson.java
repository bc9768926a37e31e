package io.tapemaker.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes one proof as {@code ID.json}; the keys are explained in {@code docs/proofs.md}. */
final class ProofJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double MILLIS_PER_SECOND = 1_000.0;

    private ProofJson() {}

    /** Writes beside and moves, so that a JVM that dies here leaves the state before, never half a file. */
    static void write(Path folder, String fileName, ProofRun run) {
        Path target = folder.resolve(fileName + ".json");
        Path draft = folder.resolve(fileName + ".json.part");
        try {
            Files.createDirectories(folder);
            try (JsonGenerator json = FACTORY.createGenerator(Files.newOutputStream(draft))) {
                json.useDefaultPrettyPrinter();
                writeRun(json, run);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    private static void writeRun(JsonGenerator json, ProofRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", run.proof().id());
        json.writeStringField("title", run.proof().title());
        json.writeStringField("milestone", run.proof().milestone().name());
        json.writeStringField("kind", lower(run.proof().kind()));
        json.writeStringField("status", lower(run.status()));
        json.writeStringField("class", run.testClass().getName());
        json.writeStringField("module", System.getProperty("tapemaker.module", "unknown"));
        json.writeStringField("budget", System.getProperty("proof.budget", "ci"));
        json.writeStringField("jdk", System.getProperty("java.runtime.version"));
        json.writeStringField("startedAt", run.startedAt().toString());
        json.writeNumberField("seconds", run.duration().toMillis() / MILLIS_PER_SECOND);
        json.writeObjectFieldStart("tests");
        json.writeNumberField("run", run.run());
        json.writeNumberField("failed", run.failed());
        json.writeNumberField("skipped", run.skipped());
        json.writeEndObject();
        writeRemarks(json, "failures", run.failures());
        writeRemarks(json, "skips", run.skips());
        writeFigures(json, run.figures());
        json.writeObjectFieldStart("invariants");
        for (Map.Entry<String, Long> invariant : run.invariants().entrySet()) {
            json.writeNumberField(invariant.getKey(), invariant.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRemarks(JsonGenerator json, String key, List<ProofRun.Remark> remarks) throws IOException {
        json.writeArrayFieldStart(key);
        for (ProofRun.Remark remark : remarks) {
            json.writeStartObject();
            json.writeStringField("test", remark.test());
            json.writeStringField("reason", remark.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFigures(JsonGenerator json, Map<String, Object> figures) throws IOException {
        json.writeObjectFieldStart("figures");
        for (Map.Entry<String, Object> figure : figures.entrySet()) {
            if (figure.getValue() instanceof Long whole) {
                json.writeNumberField(figure.getKey(), whole);
            } else if (figure.getValue() instanceof Double fraction) {
                json.writeNumberField(figure.getKey(), fraction);
            } else {
                json.writeStringField(figure.getKey(), figure.getValue().toString());
            }
        }
        json.writeEndObject();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
