package io.tapemaker.proofs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Proof(
        id = "architecture.arrows",
        milestone = Milestone.M0,
        kind = ProofKind.ARCHITECTURE,
        title = "Modules depend on each other along the arrows only, and libraries stay in their package")
class ModuleArrowsTest {
    private static final String BASE = "io.tapemaker.";

    private static final JavaClasses HERE = new ClassFileImporter().importClasses(DeterminismTest.class, Ban.class);

    /** From each module to those that it may use. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            "journal", List.of(),
            "engine", List.of("journal"),
            "executor", List.of("journal"),
            "replay", List.of("engine", "journal"),
            "sim", List.of("engine", "executor", "replay", "journal"),
            "bench", List.of("sim", "engine", "executor", "replay", "journal"),
            "proofs", List.of("bench", "sim", "engine", "executor", "replay", "journal"));

    @Test
    void modulesUseOnlyWhatTheirArrowsPointTo() {
        ARROWS.forEach((from, allowed) -> {
            String[] forbidden = ARROWS.keySet().stream()
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .map(to -> BASE + to)
                    .toArray(String[]::new);
            noArrow(BASE + from, forbidden).check(ProductionClasses.all());
        });
        Figures.put("classes", ProductionClasses.all().size());
    }

    @Test
    void everyModuleWasLookedAt() {
        for (String module : List.of("journal", "engine", "executor", "replay", "sim", "proofs")) {
            assertTrue(!ProductionClasses.in(List.of(BASE + module)).isEmpty(), () -> "no class of " + module);
        }
    }

    @Test
    void chronicleIsKnownToOnePackage() {
        // What the journal costs is measured against the bare queue, which the measurement has to touch.
        onlyIn(BASE + "journal.chronicle", "net.openhft").check(ProductionClasses.outside(BASE + "bench.baseline"));
    }

    @Test
    void theDisruptorIsKnownToOnePackage() {
        onlyIn(BASE + "engine.pipeline", "com.lmax.disruptor").check(ProductionClasses.all());
    }

    @Test
    void theHttpClientIsKnownToOnePackageOfEachProcess() {
        // The engine's reads what is public; the executor's signs what it sends.
        onlyIn(BASE + "executor.venue", "okhttp3").check(ProductionClasses.outside(BASE + "engine.gateway.venue"));
        onlyIn(BASE + "engine.gateway.venue", "okhttp3").check(ProductionClasses.outside(BASE + "executor.venue"));
        assertTrue(onlyIn(BASE + "executor.door", "okhttp3")
                .evaluate(ProductionClasses.all())
                .hasViolation());
    }

    @Test
    void anArrowInTheWrongDirectionIsFound() {
        assertTrue(noArrow("io.tapemaker.proofs.architecture", "io.tapemaker.testkit")
                .evaluate(HERE)
                .hasViolation());
    }

    @Test
    void aLibraryOutsideOfItsPackageIsFound() {
        assertTrue(onlyIn("io.tapemaker.journal", "com.tngtech.archunit")
                .evaluate(HERE)
                .hasViolation());
    }

    private static ArchRule noArrow(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(to).map(name -> name + "..").toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String home, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .allowEmptyShould(true);
    }
}
