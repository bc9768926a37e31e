package io.tapemaker.proofs.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code verify --json} said.
 *
 * @param exitCode of the process
 * @param json its report
 * @param err what it said to people
 */
public record Verified(int exitCode, JsonNode json, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs {@code verify --json} as a process, for one of many short runs. */
    public static Verified quick(Path journal) {
        return of(Program.quickVerify(journal, "--json").run());
    }

    /** Runs {@code verify --json} as a process. */
    public static Verified plain(Path journal) {
        return of(Program.verify(journal, "--json").run());
    }

    /** Reads what a verification said; an assertion fails where it said nothing that can be read. */
    public static Verified of(ProcessRun.Ended ended) {
        try {
            JsonNode json = JSON.readTree(ended.out());
            if (!json.isObject()) {
                throw new AssertionError("no report: " + ended);
            }
            return new Verified(ended.exitCode(), json, ended.err());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no report: " + ended, e);
        }
    }

    /** Itself if it ended with this code; else an assertion fails with the report. */
    public Verified expect(int code) {
        if (exitCode != code) {
            throw new AssertionError("expected exit " + code + ", not " + exitCode + ": " + json + "\n" + err);
        }
        return this;
    }

    public String outcome() {
        return json.path("outcome").asText();
    }

    /** Sequence of the last sound record of a journal. */
    public long lastGood(Journals journal) {
        return json.path(journal.field).path("last_good_sequence").asLong(-1);
    }

    /** What the audit said of a journal. */
    public String verdict(Journals journal) {
        return json.path(journal.field).path("verdict").asText();
    }

    /** A figure by its path in the report, such as {@code genesis/records}. */
    public long figure(String path) {
        JsonNode value = json.at("/figures/" + path);
        if (!value.isIntegralNumber()) {
            throw new AssertionError("no figure " + path + ": " + json);
        }
        return value.asLong();
    }

    /** INBOUND records replayed from genesis. */
    public long records() {
        return figure("genesis/records");
    }

    /** Commands compared from genesis. */
    public long commandsCompared() {
        return figure("genesis/commands_compared");
    }

    public String problem() {
        return json.path("problem").asText();
    }

    /** The report without what differs from run to run: how long it took. */
    public String withoutTimes() {
        ObjectNode copy = json.deepCopy();
        copy.remove(List.of("frames_per_second", "times_recorded"));
        copy.findParents("audit_ns").forEach(figures -> ((ObjectNode) figures).remove("audit_ns"));
        copy.findParents("elapsed_ns").forEach(figures -> ((ObjectNode) figures).remove("elapsed_ns"));
        return copy.toString();
    }

    /** The journals by their name in the report. */
    public enum Journals {
        INBOUND("inbound"),
        COMMANDS("commands");

        private final String field;

        Journals(String field) {
            this.field = field;
        }
    }
}
