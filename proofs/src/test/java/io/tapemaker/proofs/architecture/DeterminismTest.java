package io.tapemaker.proofs.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "architecture.determinism",
        milestone = Milestone.M0,
        kind = ProofKind.ARCHITECTURE,
        title = "Code that must replay uses no clock, chance, thread, log, file, hash order or loose floating point",
        invariants = "architecture.no-banned-access")
class DeterminismTest {
    private static final List<String> DETERMINISTIC = List.of(
            "io.tapemaker.journal.types",
            "io.tapemaker.engine.domain",
            "io.tapemaker.engine.logic",
            "io.tapemaker.engine.decode",
            "io.tapemaker.executor.domain",
            "io.tapemaker.executor.decode",
            "io.tapemaker.executor.policy",
            "io.tapemaker.sim.crowd",
            "io.tapemaker.sim.frames",
            "io.tapemaker.sim.venue",
            "io.tapemaker.sim.wire");

    /** Below one of them, and with threads and sockets of its own. */
    private static final String WIRE_SERVER = "io.tapemaker.sim.wire.server";

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(PlantedFaults.class.getDeclaredClasses());

    /** Where clocks, threads and files live: what must replay does not reach into them. */
    private static final List<String> EDGES = List.of(
            ".app", ".pipeline", ".gateway", ".door", ".latch", ".cli", ".wire.server", ".chronicle", ".dashboard");

    @Test
    void codeThatMustReplayUsesNothingBanned() {
        List<JavaClass> classes = deterministic();
        List<String> offences = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Ban ban : DeterminismBans.ALL) {
                offences.addAll(ban.offences(type));
            }
            offences.addAll(synchronizedMethods(type));
        }
        assertEquals(List.of(), offences);
        Figures.put("deterministicClasses", classes.size());
        Invariants.checked("architecture.no-banned-access", (long) DeterminismBans.ALL.size() * classes.size());
    }

    @Test
    void everyPackageIsThere() {
        for (String name : DETERMINISTIC) {
            assertFalse(ProductionClasses.in(List.of(name)).isEmpty(), name);
        }
    }

    @Test
    void codeThatMustReplayDoesNotReachIntoTheEdges() {
        List<String> reaches = new ArrayList<>();
        for (JavaClass type : deterministic()) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isEdge(dependency.getTargetClass()))
                    .forEach(dependency -> reaches.add(dependency.getDescription()));
        }
        assertEquals(List.of(), reaches);
    }

    @Test
    void everyPlantedFaultIsFound() {
        int found = 0;
        for (Ban ban : DeterminismBans.ALL) {
            JavaClass planted = planted(ban);
            List<String> offences = ban.offences(planted);
            for (JavaMethod method : planted.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    continue;
                }
                boolean seen = offences.stream().anyMatch(line -> line.contains("." + method.getName() + "("));
                assertEquals(true, seen, () -> ban.name() + " does not find " + method.getFullName());
                found++;
            }
        }
        Figures.put("plantedFaultsFound", found);
    }

    @Test
    void pureCodeIsLeftAlone() {
        JavaClass pure = PLANTED.get(PlantedFaults.Pure.class);
        for (Ban ban : DeterminismBans.ALL) {
            assertEquals(List.of(), ban.offences(pure));
        }
    }

    @Test
    void anEdgeIsAnEdge() {
        JavaClass main = ProductionClasses.all().get("io.tapemaker.engine.app.EngineMain");

        assertEquals(true, isEdge(main));
        assertFalse(isEdge(PLANTED.get(PlantedFaults.Pure.class)));
    }

    private static List<JavaClass> deterministic() {
        return ProductionClasses.in(DETERMINISTIC).stream()
                .filter(type -> !type.getPackageName().equals(WIRE_SERVER))
                .toList();
    }

    private static boolean isEdge(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("net.openhft")
                || name.startsWith("com.lmax")
                || name.startsWith("io.tapemaker.")
                        && EDGES.stream().anyMatch(edge -> (name + ".").contains(edge + "."));
    }

    private static List<String> synchronizedMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .map(method -> method.getFullName() + " is synchronized: one thread calls it")
                .toList();
    }

    /** {@code wall clock} and {@code WALL_CLOCK} stand for {@code PlantedFaults.WallClock}: found by field name. */
    private static JavaClass planted(Ban ban) {
        for (Class<?> candidate : PlantedFaults.class.getDeclaredClasses()) {
            String constant = candidate.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2");
            if (constant.toUpperCase(Locale.ROOT).equals(constantName(ban))) {
                return PLANTED.get(candidate);
            }
        }
        throw new AssertionError("no fault is planted for: " + ban.name());
    }

    private static String constantName(Ban ban) {
        try {
            for (var field : DeterminismBans.class.getDeclaredFields()) {
                if (field.getType() == Ban.class && ban.equals(field.get(null))) {
                    return field.getName();
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no constant holds: " + ban.name());
    }
}
