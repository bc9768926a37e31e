package io.tapemaker.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Finds the proof to which a test belongs, whichever engine runs it. */
final class ProofClasses {
    private ProofClasses() {}

    /** The class that a test or container comes from; empty for engines and suites. */
    static Optional<Class<?>> classOf(@Nullable TestSource source) {
        if (source instanceof ClassSource ofClass) {
            return Optional.of(ofClass.getJavaClass());
        }
        if (source instanceof MethodSource ofMethod) {
            return Optional.of(ofMethod.getJavaClass());
        }
        return Optional.empty();
    }

    /** The class itself or the nearest one around it that is marked. */
    static Optional<Class<?>> proofClassOf(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            if (type.isAnnotationPresent(Proof.class)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
