package io.tapemaker.executor.policy.file;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A mapping of the file whose keys are all known, and typed reads of its values with errors that name the mend. */
final class Section {
    private static final int MAX_DIGITS = 18;

    private final String place;
    private final YamlNode node;
    private final Map<String, YamlNode> entries;

    /**
     * The mapping, once all keys have been looked at.
     *
     * @param required keys that have to be there
     * @param optional keys that may be
     */
    Section(String place, YamlNode node, List<String> required, List<String> optional) {
        this.place = place;
        this.node = node;
        if (!(node.value() instanceof YamlNode.Mapping mapping)) {
            throw at(
                    node,
                    "is " + node.kind() + " and has to be a mapping with the keys " + String.join(", ", required));
        }
        entries = mapping.entries();
        entries.forEach((key, value) -> {
            if (!required.contains(key) && !optional.contains(key)) {
                throw at(
                        value,
                        "is no key of a policy; here may be "
                                + String.join(", ", required)
                                + (optional.isEmpty() ? "" : ", " + String.join(", ", optional)));
            }
        });
        for (String key : required) {
            if (!entries.containsKey(key)) {
                throw at(node, "lacks the key " + key + "; write it");
            }
        }
    }

    /** An error at the section itself. */
    PolicyException problem(String problem) {
        return at(node, problem);
    }

    /** An error at one of its keys, or at the section if the key is not there. */
    PolicyException problem(String key, String problem) {
        return at(entries.getOrDefault(key, node), problem);
    }

    private PolicyException at(YamlNode where, String problem) {
        String name = where.path().isEmpty() ? "the policy" : where.path();
        return PolicyException.at(place, where.line(), name + ": " + problem);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    private YamlNode get(String key) {
        YamlNode value = entries.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " was not asked for when the keys were looked at");
        }
        return value;
    }

    /** A mapping below. */
    Section section(String key, List<String> required, List<String> optional) {
        return new Section(place, get(key), required, optional);
    }

    /** The mappings of a list. */
    List<Section> sections(String key, int most, List<String> required, List<String> optional) {
        List<Section> sections = new ArrayList<>();
        for (YamlNode item : items(key, 1, most)) {
            sections.add(new Section(place, item, required, optional));
        }
        return sections;
    }

    private List<YamlNode> items(String key, int least, int most) {
        YamlNode value = get(key);
        if (!(value.value() instanceof YamlNode.Sequence sequence)) {
            throw at(value, "is " + value.kind() + " and has to be a list");
        }
        int size = sequence.items().size();
        if (size < least || size > most) {
            throw at(value, "has " + size + " entries and may have " + least + " to " + most);
        }
        return sequence.items();
    }

    /** The text of a single value, never empty. */
    String text(String key) {
        return text(get(key));
    }

    private String text(YamlNode value) {
        if (!(value.value() instanceof YamlNode.Scalar scalar)) {
            throw at(value, "is " + value.kind() + " and has to be a single value");
        }
        if (scalar.text().isEmpty()) {
            throw at(value, "is empty; write a value");
        }
        return scalar.text();
    }

    /** A value of its text, where what parses it says what is wrong with it. */
    <T> T parsed(String key, Function<String, T> parse) {
        return parsed(get(key), parse);
    }

    private <T> T parsed(YamlNode value, Function<String, T> parse) {
        String text = text(value);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw at(value, YamlTree.shown(text) + " is wrong: " + e.getMessage());
        }
    }

    /** Two values of a list. */
    <T> List<T> pair(String key, Function<String, T> parse) {
        List<T> pair = new ArrayList<>();
        for (YamlNode item : items(key, 2, 2)) {
            pair.add(parsed(item, parse));
        }
        return pair;
    }

    /** An address that somebody can hold. */
    Address address(String key) {
        Address address = parsed(key, Address::parse);
        if (address.equals(Address.ZERO)) {
            throw problem(key, "is the address that nobody holds; write the real one");
        }
        return address;
    }

    /** One of the words. */
    <T> T word(String key, Map<String, T> words) {
        T value = words.get(text(key));
        if (value == null) {
            throw problem(
                    key, YamlTree.shown(text(key)) + " is wrong; write one of " + String.join(", ", words.keySet()));
        }
        return value;
    }

    /** A whole number within bounds. */
    long whole(String key, long least, long most) {
        String text = text(key);
        boolean digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw problem(key, YamlTree.shown(text) + " is not a whole number; write digits");
        }
        return bounded(key, Long.parseLong(text), least, most, 0);
    }

    /** As {@link #whole} where the key may be left out. */
    long wholeOr(String key, long least, long most, long otherwise) {
        return has(key) ? whole(key, least, most) : otherwise;
    }

    /** A plain decimal, scaled, within bounds. */
    long scaled(String key, int decimals, long least, long most) {
        String text = text(key);
        long value = Decimals.parse(text, decimals);
        if (value == Decimals.INVALID) {
            throw problem(
                    key,
                    YamlTree.shown(text) + " is not a plain decimal of at most " + decimals
                            + " digits after the point; write one such as \"2.5\"");
        }
        return bounded(key, value, least, most, decimals);
    }

    private long bounded(String key, long value, long least, long most, int decimals) {
        if (value > most) {
            throw problem(
                    key,
                    Decimals.format(value, decimals) + " is above the hard ceiling of this build, "
                            + Decimals.format(most, decimals) + "; lower it");
        }
        if (value < least) {
            throw problem(
                    key,
                    Decimals.format(value, decimals) + " is below " + Decimals.format(least, decimals) + "; raise it");
        }
        return value;
    }
}
