package io.tapemaker.engine.domain.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a behaviour says of itself when the operator asks: names with values, shown in the order in which they were put.
 * No part of the state, and read by nothing that decides.
 */
public final class BehaviourStatus {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * A name with its value.
     *
     * @param name lower case with underscores, the unit at its end
     * @param value as text
     * @param literal whether the text is a number or true or false, as JSON writes them
     */
    public record Entry(String name, String value, boolean literal) {}

    /** Puts a text; the last one of a name counts. */
    public void put(String name, String text) {
        entries.put(name, new Entry(name, text, false));
    }

    /** Puts a number. */
    public void put(String name, long number) {
        entries.put(name, new Entry(name, Long.toString(number), true));
    }

    /** Puts true or false. */
    public void put(String name, boolean truth) {
        entries.put(name, new Entry(name, truth ? "true" : "false", true));
    }

    /** What was put so far; a copy. */
    public List<Entry> entries() {
        return List.copyOf(new ArrayList<>(entries.values()));
    }
}
