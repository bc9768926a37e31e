package io.tapemaker.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a top-level test class a proof: one line of the report, with its tests, figures and invariants. Classes
 * nested in it belong to it. Every test class carries one, because a test that nobody reports on is not evidence.
 *
 * <p>A proof of which every test was skipped counts as not proven. One that names an invariant and never checks it
 * has failed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proof {
    /** Name of the proof, unique in the project: lower case, digits, dots and dashes, such as {@code journal.frame}. */
    String id();

    /** The milestone that this proof is evidence for. */
    Milestone milestone();

    /** How the proof goes about it. */
    ProofKind kind();

    /** One line that says what holds if this proof passes. */
    String title();

    /** Ids of the invariants that this proof counts with {@link Invariants#checked}. */
    String[] invariants() default {};
}
