package io.tapemaker.sim.cli;

import io.tapemaker.sim.frames.Digests;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What the commands that write a report do with it at their end. */
final class ReportOutput {

    private static final int MOST_PROBLEMS = 20;

    private final Path folder;
    private final SortedMap<String, byte[]> files;

    /** @param files of the report, by name; they are written into the folder, over what stands there */
    ReportOutput(Path folder, SortedMap<String, byte[]> files) {
        this.folder = folder;
        this.files = files;
    }

    void write() throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The first problems, a line each. */
    static void printProblems(List<String> problems, PrintWriter console) {
        problems.stream().limit(MOST_PROBLEMS).forEach(line -> console.println("problem: " + line));
    }

    /** Where the report is, and a SHA-256 over all its files in the order of their names. */
    void printEnd(String main, PrintWriter console) {
        MessageDigest digest = Digests.newSha256();
        files.values().forEach(digest::update);
        console.println("report: " + folder.resolve(main));
        console.println("results hash: " + HexFormat.of().formatHex(digest.digest()));
        console.flush();
    }
}
