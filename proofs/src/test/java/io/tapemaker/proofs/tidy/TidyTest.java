package io.tapemaker.proofs.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.ProjectRoot;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@Proof(
        id = "tidy.repository",
        milestone = Milestone.M0,
        kind = ProofKind.ARCHITECTURE,
        title = "The repository keeps its own house rules")
class TidyTest {
    @Test
    void theRepositoryIsTidy() throws IOException {
        List<SourceFile> files = SourceTree.read(ProjectRoot.path());
        List<Finding> findings = TidyRules.check(files);
        Ratchet ratchet = Ratchet.parse(ratchetLines());

        List<String> complaints = ratchet.judge(findings);
        assertTrue(complaints.isEmpty(), () -> complaints.size() + " findings\n" + String.join("\n", complaints));
        for (String module : List.of("journal", "engine", "executor-sidecar", "replay", "sim", "bench", "proofs")) {
            assertTrue(files.stream().anyMatch(file -> file.path().startsWith(module + "/src/")), module);
        }
        Figures.put("files", files.size());
        Figures.put("javaFiles", files.stream().filter(SourceFile::isJava).count());
        Figures.put("longestFileLines", longestFile(files));
        Figures.put("ratchetEntries", ratchet.size());
    }

    @Test
    void theTopLevelHoldsWhatTheDesignNames() throws IOException, InterruptedException {
        assumeTrue(Files.exists(ProjectRoot.path().resolve(".git")), "no git checkout, so no list of tracked files");
        Process git = new ProcessBuilder("git", "-C", ProjectRoot.path().toString(), "ls-files")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String tracked = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(git.waitFor() == 0, "git does not list the tracked files");

        List<String> entries = tracked.lines()
                .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/')) : path)
                .distinct()
                .toList();

        assertTrue(entries.contains("pom.xml"), "git listed next to nothing");
        assertEquals(List.of(), TidyRules.topLevel(entries));
    }

    @Test
    void theKindsThatTheBuildAcceptsAreThoseThatProofsCanName() throws IOException {
        String pom = Files.readString(ProjectRoot.path().resolve("pom.xml"));
        Matcher matcher = Pattern.compile("<property>proof.kind</property>\\s*<regex>\\(\\?i\\)([^<]+)</regex>")
                .matcher(pom);
        assertTrue(matcher.find(), "the parent pom checks proof.kind");

        StringBuilder known = new StringBuilder("all");
        for (ProofKind kind : ProofKind.values()) {
            known.append('|').append(kind.name().toLowerCase(Locale.ROOT));
        }
        assertEquals(known.toString(), matcher.group(1));
    }

    private static long longestFile(List<SourceFile> files) {
        return files.stream()
                .filter(SourceFile::isJava)
                .mapToLong(file -> file.lines().size())
                .max()
                .orElse(0);
    }

    private static List<String> ratchetLines() throws IOException {
        try (InputStream in = Objects.requireNonNull(TidyTest.class.getResourceAsStream("/tidy/ratchet.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
