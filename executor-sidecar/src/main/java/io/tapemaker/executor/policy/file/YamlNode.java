package io.tapemaker.executor.policy.file;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * A piece of the file with its place in it.
 *
 * @param line from 1
 * @param path of keys from the top, as {@code markets[0].band.low}; empty for the top itself
 */
record YamlNode(int line, String path, Value value) {

    /** Text, a mapping or a list; a number is text, since no double shall come between. */
    sealed interface Value {}

    record Scalar(String text) implements Value {}

    record Mapping(LinkedHashMap<String, YamlNode> entries) implements Value {}

    record Sequence(List<YamlNode> items) implements Value {}

    /** What it is, for an error. */
    String kind() {
        return value instanceof Scalar ? "a single value" : value instanceof Mapping ? "a mapping" : "a list";
    }
}
