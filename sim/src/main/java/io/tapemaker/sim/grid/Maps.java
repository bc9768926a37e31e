package io.tapemaker.sim.grid;

import java.util.Map;

/** Look-ups of what has to be there. */
final class Maps {

    private Maps() {}

    static <K, V> V get(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }
}
