package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The keys of a section that stands for a record of scaled longs: each key is named once, with its kind and range, and
 * read and written by that. The record is made from the values in the order of the keys.
 *
 * @param <T> the record
 */
final class Keys<T> {

    private final Function<Values, T> maker;
    private final List<Key<T>> keys = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private record Key<T>(String name, KeyKind kind, long min, long max, ToLongFunction<T> get) {}

    private record Rule(String key, String mend, Predicate<ToLongFunction<String>> holds) {}

    /** Values in the order of the keys, taken one after the other. */
    static final class Values {

        private final long[] values;
        private int next;

        private Values(int count) {
            values = new long[count];
        }

        /** The next value. */
        long next() {
            return values[next++];
        }

        /** The next value as an int. */
        int nextInt() {
            return Math.toIntExact(next());
        }

        /** The next value as a flag. */
        boolean nextFlag() {
            return next() != 0;
        }
    }

    private Keys(Function<Values, T> maker) {
        this.maker = maker;
    }

    /** No keys yet, for a record that is made like this. */
    static <T> Keys<T> of(Function<Values, T> maker) {
        return new Keys<>(maker);
    }

    /** One more key; its range is in the units of the value. */
    Keys<T> with(String name, KeyKind kind, long min, long max, ToLongFunction<T> get) {
        keys.add(new Key<>(name, kind, min, max, get));
        return this;
    }

    /** One more key that is true or false. */
    Keys<T> flag(String name, Predicate<T> get) {
        return with(name, KeyKind.FLAG, 0, 1, record -> get.test(record) ? 1 : 0);
    }

    /**
     * What values have to say to each other.
     *
     * @param key the key that is named when they do not fit
     * @param mend what goes behind the key, such as {@code must not be above another}
     * @param holds whether they fit, given the value of each key by its name
     */
    Keys<T> rule(String key, String mend, Predicate<ToLongFunction<String>> holds) {
        rules.add(new Rule(key, mend, holds));
        return this;
    }

    /**
     * Reads the section; what is absent is taken from another record. The caller ends the section.
     *
     * @throws ConfigException if a value is not as it should be, or the values do not fit together
     */
    T read(ConfigSection section, T absent) {
        Values values = new Values(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Key<T> key = keys.get(i);
            values.values[i] = key.kind.read(section, key.name, key.get.applyAsLong(absent), key.min, key.max);
        }
        for (Rule rule : rules) {
            if (!rule.holds.test(name -> values.values[indexOf(name)])) {
                throw section.wrong(rule.key, rule.mend);
            }
        }
        try {
            return maker.apply(values);
        } catch (IllegalArgumentException e) {
            throw section.unfit(String.valueOf(e.getMessage()));
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).name.equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no key " + name);
    }

    /** Writes the fields of the section. */
    void write(JsonGenerator out, T record) throws IOException {
        for (Key<T> key : keys) {
            key.kind.write(out, key.name, key.get.applyAsLong(record));
        }
    }

    /** Writes a section of its own. */
    void writeSection(JsonGenerator out, String name, T record) throws IOException {
        out.writeObjectFieldStart(name);
        write(out, record);
        out.writeEndObject();
    }
}
