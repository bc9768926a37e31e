package io.tapemaker.proofs.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs programs of this build one after the other, shows what they print and keeps it. */
final class DemoSteps {

    private final Path root;
    private final List<String> output = new ArrayList<>();

    DemoSteps(Path root) {
        this.root = root;
    }

    /** Starts afresh: an earlier demo may have been of another build. */
    void deleteFolder(String folder) throws IOException {
        Path start = root.resolve(folder);
        if (Files.exists(start)) {
            try (Stream<Path> files = Files.walk(start)) {
                files.sorted(Comparator.reverseOrder()).forEach(DemoSteps::delete);
            }
        }
        Files.createDirectories(start);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a jar as {@code java -jar} and says whether it ended well. */
    boolean run(String jar, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", jar));
        command.addAll(arguments);
        System.out.println();
        System.out.println("$ java -jar " + jar + " " + String.join(" ", arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println(line);
                output.add(line);
            }
        }
        int code = process.waitFor();
        if (code != 0) {
            System.out.println("exit code " + code);
        }
        return code == 0;
    }

    /** Every line that the steps printed. */
    List<String> output() {
        return output;
    }
}
