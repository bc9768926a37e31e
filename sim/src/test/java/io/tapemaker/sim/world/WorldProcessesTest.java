package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.OtherJdk;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "sim.world.processes",
        milestone = Milestone.M1,
        kind = ProofKind.DETERMINISM,
        title = "A seed is the same world in each process, whatever its time zone, locale and JDK",
        invariants = {"S17"})
final class WorldProcessesTest {

    private static final List<Long> SEEDS = List.of(11L, 12L);

    private static List<String> here = List.of();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void worldsOfThisProcess() {
        here = SEEDS.stream().map(Hashes::of).toList();
        assertNotEquals(here.get(0), here.get(1));
    }

    @Test
    void twoMoreProcessesHaveTheSameWorlds() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertSameIn(java, "-Duser.timezone=Asia/Kathmandu", "-Duser.language=ar", "-Duser.country=EG");
        // Another generator of identity hash codes: what iterates in their order shows.
        assertSameIn(java, "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:TieredStopAtLevel=1");
        Figures.put("worlds compared", 2L * SEEDS.size());
    }

    @Test
    void anotherJdkHasTheSameWorlds() throws IOException, InterruptedException {
        Path java = OtherJdk.requireJava();
        assertSameIn(java);
        Figures.put("other JDK", String.valueOf(java));
    }

    private void assertSameIn(Path java, String... flags) throws IOException, InterruptedException {
        assertEquals(here, of(java, flags));
        Invariants.checked("S17", SEEDS.size());
    }

    private List<String> of(Path java, String... flags) throws IOException, InterruptedException {
        Path console = folder.resolve("console");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(flags));
        command.add("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hashes.class.getName()));
        SEEDS.forEach(seed -> command.add(seed.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        int exitCode = process.waitFor();
        String said = Files.readString(console);
        assertEquals(0, exitCode, said);
        return said.lines()
                .filter(line -> line.startsWith(Hashes.MARK))
                .map(line -> line.substring(Hashes.MARK.length()))
                .toList();
    }

    /** Prints the trace hashes of seeds. */
    static final class Hashes {

        static final String MARK = "trace hash: ";

        private Hashes() {}

        public static void main(String[] seeds) {
            for (String seed : seeds) {
                System.out.println(MARK + of(Long.parseLong(seed)));
            }
        }

        static String of(long seed) {
            return new World(WorldPlan.swarm(seed, 60, 2), WorldJournals.inMemory())
                    .run()
                    .traceHash();
        }
    }
}
