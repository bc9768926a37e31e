package io.tapemaker.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Runs a part of the proofs: {@code -Dproof.kind=replay}, {@code -Dproof.milestone=M2}, in any case; {@code all} or
 * nothing means every one. With a choice made, a class without {@link Proof} does not run.
 */
public final class ProofFilter implements PostDiscoveryFilter {
    private static final String ALL = "all";

    private final Optional<ProofKind> kind;
    private final Optional<Milestone> milestone;

    /**
     * Reads the choice from the system properties.
     *
     * @throws IllegalArgumentException if a value names nothing
     */
    public ProofFilter() {
        this(System.getProperty("proof.kind", ALL), System.getProperty("proof.milestone", ALL));
    }

    ProofFilter(String kind, String milestone) {
        this.kind = choice("proof.kind", kind, ProofKind.class);
        this.milestone = choice("proof.milestone", milestone, Milestone.class);
    }

    @Override
    public FilterResult apply(TestDescriptor descriptor) {
        if (kind.isEmpty() && milestone.isEmpty()) {
            return FilterResult.included("every proof was asked for");
        }
        Optional<Class<?>> testClass =
                ProofClasses.classOf(descriptor.getSource().orElse(null));
        if (testClass.isEmpty()) {
            return FilterResult.included("no class of its own");
        }
        return testClass
                .flatMap(ProofClasses::proofClassOf)
                .map(type -> type.getAnnotation(Proof.class))
                .map(proof -> FilterResult.includedIf(isWanted(proof)))
                .orElseGet(() -> FilterResult.excluded("not marked as a proof"));
    }

    private boolean isWanted(Proof proof) {
        return kind.map(wanted -> wanted == proof.kind()).orElse(true)
                && milestone.map(wanted -> wanted == proof.milestone()).orElse(true);
    }

    private static <E extends Enum<E>> Optional<E> choice(String property, String text, Class<E> type) {
        if (text.isEmpty() || text.equalsIgnoreCase(ALL)) {
            return Optional.empty();
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return Optional.of(value);
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("-D" + property + "=" + text + ": use one of " + known + ", all");
    }
}
