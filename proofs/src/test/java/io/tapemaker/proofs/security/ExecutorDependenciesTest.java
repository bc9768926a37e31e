package io.tapemaker.proofs.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.ProjectRoot;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proof(
        id = "security.executor-dependencies",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "The process with the keys has a dozen direct libraries, each with a reason and all on its bill; the "
                + "engine has none that signs or posts")
class ExecutorDependenciesTest {

    private static final int A_DOZEN = 12;

    /** What signs, and what posts for somebody with a key, as the names of jars begin. */
    private static final Pattern SIGNS_OR_POSTS =
            Pattern.compile("(crypto|abi|utils|bcprov|bcpkix|secp256k1|web3j|tapemaker-executor).*");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+:[A-Za-z0-9-]+)` \\| (.+) \\|");

    @Test
    void aDozenDirectLibrariesEachWithAReason() throws IOException {
        Set<String> direct = directLibraries();
        assertTrue(direct.size() <= A_DOZEN, direct + " are more than a dozen");
        assertEquals(direct, documented());
        Figures.put("directLibraries", direct.size());
    }

    @Test
    void theBillHasEachJarBesideTheExecutor() throws IOException {
        JsonNode bill = new ObjectMapper()
                .readTree(ProjectRoot.path()
                        .resolve("executor-sidecar/target/tapemaker-executor-sbom.json")
                        .toFile());
        Set<String> listed = new TreeSet<>();
        bill.path("components").forEach(component -> listed.add(fileName(component)));
        Set<String> jars = jarsBeside("executor-sidecar");
        assertEquals(jars, listed);
        assertFalse(jars.isEmpty());
        Figures.put("jarsOnTheBill", jars.size());
    }

    private static String fileName(JsonNode component) {
        Matcher classifier = Pattern.compile("classifier=([a-z0-9]+)")
                .matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    @Test
    void nothingThatSignsOrPostsIsBesideTheEngine() throws IOException {
        assertEquals(Set.of(), suspects("engine"));
        assertEquals(Set.of(), suspects("replay"));
        // The same look finds them where they are.
        assertTrue(suspects("executor-sidecar").size() >= 4);
        assertTrue(suspects("sim").stream().anyMatch(jar -> jar.startsWith("tapemaker-executor")));
    }

    private static Set<String> suspects(String module) throws IOException {
        Set<String> suspects = new TreeSet<>(jarsBeside(module));
        suspects.removeIf(jar -> !SIGNS_OR_POSTS.matcher(jar).matches());
        return suspects;
    }

    private static Set<String> jarsBeside(String module) throws IOException {
        Path lib = ProjectRoot.path().resolve(module).resolve("target/lib");
        try (Stream<Path> files = Files.list(lib)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static Set<String> directLibraries() throws IOException {
        Set<String> direct = new TreeSet<>();
        String pom = Files.readString(ProjectRoot.path().resolve("executor-sidecar/pom.xml"));
        // What plugins use comes behind the list of the module's own.
        String own = pom.substring(0, pom.indexOf("</dependencies>"));
        for (Matcher one = DEPENDENCY.matcher(own); one.find(); ) {
            boolean shipped = List.of("test", "provided").stream()
                            .noneMatch(scope -> one.group(3).contains("<scope>" + scope + "</scope>"))
                    && !one.group(3).contains("test-jar");
            if (shipped && !one.group(1).equals("io.tapemaker")) {
                direct.add(one.group(1) + ":" + one.group(2));
            }
        }
        return direct;
    }

    private static Set<String> documented() throws IOException {
        Set<String> documented = new TreeSet<>();
        String page = Files.readString(ProjectRoot.path().resolve("docs/executor.md"));
        for (Matcher row = ROW.matcher(page); row.find(); ) {
            documented.add(row.group(1));
        }
        return documented;
    }
}
