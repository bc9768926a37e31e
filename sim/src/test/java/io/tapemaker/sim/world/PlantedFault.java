package io.tapemaker.sim.world;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.StubMethod;

/**
 * A fault that is planted by changing the bytes of classes: methods do nothing, always answer the same, or do something
 * more.
 *
 * @param name what went wrong, as a person would say
 * @param changes what is changed for it; more than one where one guard stands behind another
 * @param expected the invariant that it should break
 * @param firstInCi the seed at which CI begins to look, 1 but where that would take many worlds
 */
public record PlantedFault(String name, List<Change> changes, Invariant expected, long firstInCi) {

    /**
     * A change of all methods of a name.
     *
     * @param type their class, below io.tapemaker
     */
    public record Change(String type, String method, Mutation mutation) {}

    /** Changes the methods of a name. */
    public interface Mutation {
        DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, String method);
    }

    public static PlantedFault nothing(String name, String type, String method, Invariant expected) {
        return instead(name, type, method, StubMethod.INSTANCE, expected);
    }

    public static PlantedFault always(String name, String type, String method, Object value, Invariant expected) {
        return instead(name, type, method, FixedValue.value(value), expected);
    }

    public static PlantedFault instead(
            String name, String type, String method, Implementation implementation, Invariant expected) {
        return new PlantedFault(name, List.of(new Change(type, method, put(implementation))), expected, 1);
    }

    /** A method does what it did, and what an {@link Advice} says. */
    public static PlantedFault also(String name, String type, String method, Class<?> advice, Invariant expected) {
        return new PlantedFault(
                name,
                List.of(new Change(
                        type,
                        method,
                        (builder, of) -> builder.visit(Advice.to(advice).on(named(of))))),
                expected,
                1);
    }

    private static Mutation put(Implementation implementation) {
        return (builder, method) -> builder.method(named(method)).intercept(implementation);
    }

    /** The same with another method that always answers the same: where one guard stands behind another. */
    PlantedFault and(String method, Object value) {
        return and(new Change(changes.get(0).type(), method, put(FixedValue.value(value))));
    }

    /** The same with another method that does nothing. */
    PlantedFault andNothing(String method) {
        return and(new Change(changes.get(0).type(), method, put(StubMethod.INSTANCE)));
    }

    private PlantedFault and(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new PlantedFault(name, more, expected, firstInCi);
    }

    /** The same, looked for in CI from this seed on; with the full budget from the first. */
    PlantedFault inCiFrom(long seed) {
        return new PlantedFault(name, changes, expected, seed);
    }
}
