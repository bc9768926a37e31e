package io.tapemaker.sim.grid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.Figure;
import io.tapemaker.sim.backtest.Quoter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file for each cell that is done, so that a study which was stopped goes on where it was. Each names what it depends
 * on; one that depends on something else counts as absent.
 */
final class CellFiles {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper TREES = new ObjectMapper();

    private final Path folder;
    private final String key;
    private final List<Quoter> quoters;

    /** @param key equal for equal code, quotes, configuration, quoters and days, and for no others */
    CellFiles(Path folder, String key, List<Quoter> quoters) {
        this.folder = folder;
        this.key = key;
        this.quoters = quoters;
    }

    private Path file(BacktestModel model) {
        return folder.resolve("depth-" + model.depth() + "-queue-" + model.queue() + "-fill-rate-" + model.fillRate()
                + "-latency-" + model.latency() + ".json");
    }

    /** Keeps a cell; a reader sees all of the file or none. */
    void write(CellResult cell) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("unfinished");
        Files.write(part, bytes(cell));
        Files.move(part, file(cell.model()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] bytes(CellResult cell) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("key", key);
            out.writeStringField("model", cell.model().text());
            out.writeArrayFieldStart("problems");
            for (String problem : cell.problems()) {
                out.writeString(problem);
            }
            out.writeEndArray();
            for (Days days : Days.values()) {
                out.writeObjectFieldStart(nameOf(days));
                for (Quoter quoter : quoters) {
                    out.writeFieldName(GridFile.nameOf(quoter));
                    write(out, Maps.get(cell.on(days), quoter));
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Outcome outcome) throws IOException {
        out.writeStartObject();
        out.writeNumberField("fallX2E10", outcome.fallX2E10());
        out.writeObjectFieldStart("categoryFallsX2E10");
        for (Map.Entry<String, Long> fall : outcome.categoryFallsX2E10().entrySet()) {
            out.writeNumberField(fall.getKey(), fall.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("markets");
        for (Map.Entry<String, Sums> market : outcome.markets().entrySet()) {
            out.writeObjectFieldStart(market.getKey());
            for (Figure figure : Figure.values()) {
                out.writeNumberField(figure.name(), market.getValue().get(figure));
            }
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /** A cell that is done. */
    Optional<CellResult> read(BacktestModel model) {
        try {
            JsonNode top = TREES.readTree(Files.readAllBytes(file(model)));
            if (!top.path("key").asText().equals(key)) {
                return Optional.empty();
            }
            List<String> problems = new ArrayList<>();
            top.required("problems").forEach(line -> problems.add(line.asText()));
            return Optional.of(new CellResult(model, outcomes(top, Days.HELD_OUT), outcomes(top, Days.ALL), problems));
        } catch (IOException | IllegalArgumentException e) {
            // Whatever it is, it is no cell of ours; it is run again and written over.
            return Optional.empty();
        }
    }

    private Map<Quoter, Outcome> outcomes(JsonNode top, Days days) {
        Map<Quoter, Outcome> outcomes = new EnumMap<>(Quoter.class);
        for (Quoter quoter : quoters) {
            outcomes.put(quoter, outcome(top.required(nameOf(days)).required(GridFile.nameOf(quoter))));
        }
        return outcomes;
    }

    private static Outcome outcome(JsonNode node) {
        TreeMap<String, Long> falls = new TreeMap<>();
        for (Map.Entry<String, JsonNode> fall :
                node.required("categoryFallsX2E10").properties()) {
            falls.put(fall.getKey(), exact(fall.getValue()));
        }
        TreeMap<String, Sums> markets = new TreeMap<>();
        for (Map.Entry<String, JsonNode> market : node.required("markets").properties()) {
            Sums sums = new Sums();
            for (Figure figure : Figure.values()) {
                sums.set(figure, exact(market.getValue().required(figure.name())));
            }
            markets.put(market.getKey(), sums);
        }
        return new Outcome(markets, exact(node.required("fallX2E10")), falls);
    }

    private static long exact(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number");
        }
        return node.longValue();
    }

    private static String nameOf(Days days) {
        return days.name().toLowerCase(Locale.ROOT);
    }
}
