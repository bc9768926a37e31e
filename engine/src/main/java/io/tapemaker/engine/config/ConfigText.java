package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** YAML, or its subset JSON, as a tree: strictly, and with errors that name the line. */
final class ConfigText {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = new ObjectMapper(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A decimal without quotes is kept as it was written, never as the nearest double.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private static final Pattern MARK = Pattern.compile("\n in 'reader', line ([0-9]{1,9}),");

    private ConfigText() {}

    /** The top mapping of a text. */
    static ConfigSection section(String place, byte[] text) {
        return new ConfigSection(place, "", parse(place, text));
    }

    static JsonNode parse(String place, byte[] text) {
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
}
