package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tapemaker.engine.config.ProcessSettings.WaitChoice;
import io.tapemaker.engine.domain.book.HashPolicy;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.domain.v1.settings.BandTerms;
import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration strictly: unknown keys, wrong types and values out of range are errors that name the key
 * and the mend.
 */
public final class ConfigReader {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long LARGEST_SIZE_E6 = 1_000_000_000L * Size.ONE_E6;
    private static final int LONGEST_SIZE = 20;
    private static final QuotingRules DEFAULT_RULES =
            new QuotingRules(true, 300, 50 * Size.ONE_E6, 50 * Size.ONE_E6, 40, 1, 1_000 * NS_PER_MS, 500, 9_500);

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = new ObjectMapper(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A decimal without quotes is kept as it was written, never as the nearest double.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private static final Pattern MARK = Pattern.compile("\n in 'reader', line ([0-9]{1,9}),");

    private ConfigReader() {}

    /** The configuration when there is no file: every key at its default. */
    public static EngineConfig defaults() {
        return read("defaults", new byte[0]);
    }

    /**
     * Reads YAML, or its subset JSON.
     *
     * @param place what the text is, for messages
     * @throws ConfigException if anything in it is not as documented
     */
    public static EngineConfig read(String place, byte[] text) {
        ConfigSection top = new ConfigSection(place, "", parse(place, text));
        ConfigSection engine = top.section("engine");
        ConfigSection journal = top.section("journal");
        ConfigSection books = top.section("books");
        ConfigSection feed = top.section("feed");
        ProcessSettings process = new ProcessSettings(
                engine.choice("waitStrategy", WaitChoice.BLOCKING, WaitChoice.values()),
                ringSlots(engine),
                durability(journal),
                feed.integer("tickMs", 1_000, 10, 60_000),
                feed.integer("quietMs", 10, 1, 10_000),
                journal.integer("snapshotsKept", 4, 1, 1_000));
        QuotingRules rules = rules(top.section("quoting"), DEFAULT_RULES);
        BandSettings decision = new BandSettings(
                hashPolicy(books),
                journal.integer("stateHashEvery", 4_096, 1, 1_000_000_000),
                journal.integer("snapshotEvery", 50_000, 0, 1_000_000_000),
                rules,
                markets(top, rules));
        engine.end();
        journal.end();
        books.end();
        feed.end();
        top.end();
        return new EngineConfig(decision, process);
    }

    private static JsonNode parse(String place, byte[] text) {
        try {
            refuseAliases(place, text);
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ConfigException(place + problemOf(e));
        } catch (IOException e) {
            throw new ConfigException(place + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    /** YAML's own words stand in lines without indentation, and the place that they mean comes last. */
    private static String problemOf(JsonProcessingException e) {
        String words = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != ' ')
                .collect(Collectors.joining(", "));
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        Matcher mark = MARK.matcher(e.getOriginalMessage());
        while (mark.find()) {
            line = Integer.parseInt(mark.group(1));
        }
        return ", line " + line + ": " + (words.isEmpty() ? "not YAML" : words);
    }

    /** An alias reads as text that says its own name, which could pass for a value. */
    private static void refuseAliases(String place, byte[] text) throws IOException {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new ConfigException(place + ", line "
                            + parser.currentTokenLocation().getLineNr() + ": *" + parser.getText()
                            + " is an alias, which is not supported; write the value out");
                }
            }
        }
    }

    private static int ringSlots(ConfigSection engine) {
        int slots = engine.integer("ringSlots", 1_024, 2, 65_536);
        if (Integer.bitCount(slots) != 1) {
            throw engine.wrong("ringSlots", "must be a power of two, such as 1024, not " + slots);
        }
        return slots;
    }

    private static Durability durability(ConfigSection journal) {
        Durability durability =
                journal.parsed("durability", Durability::parse, "process-crash, group-commit:N or every-record");
        return durability == null ? Durability.groupCommit(Durability.DEFAULT_GROUP) : durability;
    }

    private static HashPolicy hashPolicy(ConfigSection books) {
        HashPolicy policy = books.parsed("hashCheck", HashPolicy::parse, "every, sample-N or off");
        return policy == null ? HashPolicy.EVERY : policy;
    }

    private static QuotingRules rules(ConfigSection section, QuotingRules absent) {
        QuotingRules rules = new QuotingRules(
                section.flag("enabled", absent.enabled()),
                section.decimal("maxSpread", absent.maxSpreadE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1),
                section.decimal("minSize", absent.minSizeE6(), Size.DECIMALS, 0, LARGEST_SIZE_E6),
                section.decimal("orderSize", absent.orderSizeE6(), Size.DECIMALS, Size.ORDER_STEP_E6, LARGEST_SIZE_E6),
                section.integer("distancePercent", absent.distancePercent(), 0, 99),
                section.integer("deadBandTicks", absent.deadBandTicks(), 0, 1_000),
                NS_PER_MS
                        * section.integer(
                                "minEditIntervalMs", (int) (absent.minEditIntervalNs() / NS_PER_MS), 0, 3_600_000),
                section.decimal("lowestPrice", absent.lowestPriceE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1),
                section.decimal("highestPrice", absent.highestPriceE4(), Price.DECIMALS, 1, Price.ONE_E4 - 1));
        if (rules.lowestPriceE4() > rules.highestPriceE4()) {
            throw section.wrong("lowestPrice", "must not be above highestPrice");
        }
        if (rules.orderSizeE6() < rules.minSizeE6()) {
            throw section.wrong("orderSize", "must be at least minSize, or the order would never score");
        }
        if (rules.orderSizeE6() != Size.floorToOrderStep(rules.orderSizeE6())) {
            throw section.wrong("orderSize", "must have at most two decimals, as orders do");
        }
        section.end();
        return rules;
    }

    private static List<BandTerms> markets(ConfigSection top, QuotingRules rules) {
        List<BandTerms> markets = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (ConfigSection market : top.list("markets")) {
            market.text("conditionId");
            ConditionId id =
                    market.parsed("conditionId", ConditionId::parse, "a market id, 0x and 1 to 64 hexadecimal digits");
            if (id == null || !seen.add(id.toString())) {
                throw market.wrong("conditionId", "names a market that has terms already");
            }
            markets.add(new BandTerms(
                    id,
                    market.parsed("minOrderSize", ConfigReader::sizeText, "a size such as \"5\""),
                    market.optionalFlag("negRisk"),
                    market.parsed("tickSize", TickSize::parse, "one of the venue's tick sizes, such as \"0.01\""),
                    rules(market.section("quoting"), rules)));
            market.end();
        }
        return markets;
    }

    private static @Nullable String sizeText(String text) {
        long sizeE6 = Size.parse(text);
        return sizeE6 < 0 || sizeE6 > LARGEST_SIZE_E6 || text.length() > LONGEST_SIZE ? null : text;
    }
}
