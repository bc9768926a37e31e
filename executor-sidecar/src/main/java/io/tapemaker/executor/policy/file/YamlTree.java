package io.tapemaker.executor.policy.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** YAML as a tree of texts: one document, no aliases, anchors or tags, no key twice, not deep. */
final class YamlTree {

    /** Mappings and lists within each other. */
    static final int MAX_DEPTH = 6;

    private static final int SHOWN = 60;
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final Pattern MARK = Pattern.compile("\n in 'reader', line ([0-9]{1,9}),");

    private final String place;
    private final YAMLParser parser;

    private YamlTree(String place, YAMLParser parser) {
        this.place = place;
        this.parser = parser;
    }

    /**
     * The tree of a text.
     *
     * @param place how errors call the file
     * @throws PolicyException if it is not such a document
     */
    static YamlNode parse(String place, byte[] bytes) {
        String text = decoded(place, bytes);
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlTree(place, parser).document();
        } catch (JsonProcessingException e) {
            throw unreadable(place, e);
        } catch (IOException e) {
            throw PolicyException.at(place, 1, "not YAML (" + shown(String.valueOf(e.getMessage())) + ")");
        }
    }

    private static String decoded(String place, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PolicyException.at(place, 1, "not UTF-8 text; save it as UTF-8");
        }
    }

    /** The parser's own words stand in lines without indentation, and the place that they mean comes last. */
    private static PolicyException unreadable(String place, JsonProcessingException e) {
        String words = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != ' ')
                .collect(Collectors.joining(", "));
        JsonLocation location = e.getLocation();
        int line = location == null ? 1 : location.getLineNr();
        Matcher mark = MARK.matcher(e.getOriginalMessage());
        while (mark.find()) {
            line = Integer.parseInt(mark.group(1));
        }
        return PolicyException.at(place, line, "not YAML: " + shown(words));
    }

    private YamlNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw PolicyException.at(place, 1, "there is nothing in it; write a policy");
        }
        YamlNode top = node("", 0);
        if (parser.nextToken() != null) {
            throw PolicyException.at(place, line(), "a second document begins; a policy is one");
        }
        return top;
    }

    private YamlNode node(String path, int depth) throws IOException {
        refuseShortcuts();
        int line = line();
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
            String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
            return new YamlNode(line, path, new YamlNode.Scalar(text));
        }
        if (depth == MAX_DEPTH) {
            throw PolicyException.at(place, line, path + " is nested deeper than " + MAX_DEPTH + "; no key is so deep");
        }
        YamlNode.Value value = token == JsonToken.START_OBJECT ? mapping(path, depth) : sequence(path, depth);
        return new YamlNode(line, path, value);
    }

    private YamlNode.Mapping mapping(String path, int depth) throws IOException {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseShortcuts();
            String key = parser.currentName();
            String keyPath = path.isEmpty() ? shown(key) : path + "." + shown(key);
            int line = line();
            YamlNode earlier = entries.get(key);
            if (earlier != null) {
                throw PolicyException.at(
                        place, line, keyPath + " is there already, in line " + earlier.line() + "; remove one");
            }
            parser.nextToken();
            entries.put(
                    key, new YamlNode(line, keyPath, node(keyPath, depth + 1).value()));
        }
        return new YamlNode.Mapping(entries);
    }

    private YamlNode.Sequence sequence(String path, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return new YamlNode.Sequence(items);
    }

    /**
     * What makes a file mean something else than it seems to say. The parser does not tell of an anchor at a single
     * value; without an alias it does nothing.
     */
    private void refuseShortcuts() throws IOException {
        if (parser.isCurrentAlias()) {
            throw PolicyException.at(
                    place, line(), "*" + shown(parser.getText()) + " is an alias; write the value out");
        }
        if (parser.getObjectId() != null) {
            throw PolicyException.at(
                    place, line(), "&" + shown(String.valueOf(parser.getObjectId())) + " is an anchor; remove it");
        }
        if (parser.getTypeId() != null) {
            throw PolicyException.at(
                    place, line(), "!" + shown(String.valueOf(parser.getTypeId())) + " is a tag; remove it");
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Text of strangers: short, and nothing in it that a terminal would obey. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return text.length() > SHOWN ? out.append("...").toString() : out.toString();
    }
}
