package io.tapemaker.sim.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.Quoter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a grid strictly: every key has to be there, and nothing else. */
public final class GridFile {

    private static final long MAX_LENGTH = 1 << 16;
    private static final int MAX_SHOWN = 60;
    private static final List<String> KEYS = List.of("depth", "queue", "fillRate", "latency", "quoters", "heldOutDays");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final String place;
    private final JsonNode top;

    private GridFile(String place, JsonNode top) {
        this.place = place;
        this.top = top;
    }

    /**
     * The grid of a file.
     *
     * @throws ConfigException if it cannot be read or is not as it has to be, with a line that names the mend
     */
    public static StudyGrid read(Path file) {
        String place = "grid " + file;
        try {
            if (Files.size(file) > MAX_LENGTH) {
                throw new ConfigException(place + ": is above 64 KiB; name a grid");
            }
            return new GridFile(place, YAML.readTree(Files.readAllBytes(file))).grid();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigException(place + ", line " + line + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
        } catch (IOException e) {
            throw new ConfigException(place + ": cannot be read; name a readable YAML file");
        }
    }

    private StudyGrid grid() {
        if (!top.isObject()) {
            throw new ConfigException(place + ": must be a mapping with the keys " + String.join(", ", KEYS));
        }
        for (Iterator<String> keys = top.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                throw new ConfigException(
                        place + ": unknown key " + cut(key) + "; known here: " + String.join(", ", KEYS));
            }
        }
        List<Quoter> quoters = choices("quoters", Quoter.values(), GridFile::nameOf);
        if (quoters.size() < 2 || quoters.get(0) != Quoter.OURS) {
            throw wrong("quoters", "must name " + nameOf(Quoter.OURS) + " and at least one other");
        }
        return new StudyGrid(
                factors("depth"), factors("queue"), factors("fillRate"), factors("latency"), quoters, days());
    }

    private List<Factor> factors(String key) {
        return choices(key, Factor.values(), Factor::toString);
    }

    /** In the order of the constants, whatever that of the file is. */
    private <E extends Enum<E>> List<E> choices(String key, E[] allowed, Function<E, String> name) {
        TreeSet<E> chosen = new TreeSet<>();
        List<String> names = Arrays.stream(allowed).map(name).toList();
        for (String text : texts(key)) {
            int index = names.indexOf(text);
            if (index < 0) {
                throw wrong(key, "must be of " + String.join(", ", names) + ", not '" + cut(text) + "'");
            }
            if (!chosen.add(allowed[index])) {
                throw wrong(key, "names " + text + " twice; leave one out");
            }
        }
        return new ArrayList<>(chosen);
    }

    private TreeSet<Long> days() {
        TreeSet<Long> days = new TreeSet<>();
        for (String text : texts("heldOutDays")) {
            if (!days.add(day(text))) {
                throw wrong("heldOutDays", "names " + text + " twice; leave one out");
            }
        }
        return days;
    }

    private long day(String text) {
        try {
            long day = LocalDate.parse(text).toEpochDay();
            if (day >= 0) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw wrong("heldOutDays", "must be days such as 2026-07-14, not '" + cut(text) + "'");
    }

    private List<String> texts(String key) {
        JsonNode list = top.get(key);
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw wrong(key, "must be a list with something in it, such as [1]");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.isValueNode() ? each.asText() : "a list or mapping"));
        return texts;
    }

    /** How a quoter is named in a grid and in its results. */
    static String nameOf(Quoter quoter) {
        return quoter.name().toLowerCase(Locale.ROOT);
    }

    private ConfigException wrong(String key, String problem) {
        return new ConfigException(place + ": " + key + " " + problem);
    }

    private static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
