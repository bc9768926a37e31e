package io.tapemaker.sim.world;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.StubMethod;

/**
 * A fault that is planted by changing the bytes of a class: methods do nothing, or always answer the same.
 *
 * @param name what went wrong, as a person would say
 * @param type class of the methods, below io.tapemaker
 * @param instead by the name of a method what it does, all methods of that name
 * @param expected the invariant that it should break
 */
record PlantedFault(String name, String type, Map<String, Implementation> instead, Invariant expected) {

    static PlantedFault nothing(String name, String type, String method, Invariant expected) {
        return new PlantedFault(name, type, Map.of(method, StubMethod.INSTANCE), expected);
    }

    static PlantedFault always(String name, String type, String method, Object value, Invariant expected) {
        return new PlantedFault(name, type, Map.of(method, FixedValue.value(value)), expected);
    }

    /** The same with another method that always answers the same: where one guard stands behind another. */
    PlantedFault and(String method, Object value) {
        Map<String, Implementation> more = new LinkedHashMap<>(instead);
        more.put(method, FixedValue.value(value));
        return new PlantedFault(name, type, more, expected);
    }
}
