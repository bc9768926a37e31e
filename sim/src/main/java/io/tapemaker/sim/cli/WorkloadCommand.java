package io.tapemaker.sim.cli;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.sim.workload.RecordingWriter;
import io.tapemaker.sim.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code workload}: writes a seeded recording. */
@Command(
        name = "workload",
        description = "Writes a seeded recording of market-channel frames in the venue's wire style.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class)
final class WorkloadCommand implements Callable<Integer> {

    private static final int RATE_DECIMALS = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", required = true, paramLabel = "N", description = "Equal seeds give equal files.")
    private long seed;

    @Option(
            names = "--minutes",
            required = true,
            paramLabel = "M",
            description = "Time covered, " + Workload.MIN_MINUTES + " to " + Workload.MAX_MINUTES + ".")
    private int minutes;

    @Option(
            names = "--markets",
            required = true,
            paramLabel = "K",
            description = "Markets of two tokens each, " + Workload.MIN_MARKETS + " to " + Workload.MAX_MARKETS + ".")
    private int markets;

    @Option(
            names = "--rate",
            defaultValue = "1",
            paramLabel = "X",
            description = "Activity as a multiple of the usual half a frame a second and market, 0.1 to 100.")
    private String rate;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Written over if it is there: FILE.jsonl, or FILE.jsonl.gz to compress.")
    private String out;

    @Override
    public Integer call() throws IOException {
        Workload workload = workload();
        RecordingWriter.Summary summary = write(workload, open(file()));
        PrintWriter console = spec.commandLine().getOut();
        console.println("workload: " + summary.frames() + " frames, " + summary.bytes() + " bytes, " + markets
                + " markets, " + minutes + " minutes, seed " + seed + ", sha256 " + summary.sha256());
        console.flush();
        return 0;
    }

    private RecordingWriter.Summary write(Workload workload, RecordingWriter target) throws IOException {
        try (RecordingWriter writer = target) {
            workload.generate(writer);
            return writer.finish();
        } catch (IOException e) {
            throw new IOException(
                    "--out " + out + " is incomplete: " + e.getMessage() + "; make room and run it again", e);
        }
    }

    private Workload workload() {
        CommandInputs inputs = new CommandInputs(spec);
        inputs.requireRange("--minutes", minutes, Workload.MIN_MINUTES, Workload.MAX_MINUTES);
        inputs.requireRange("--markets", markets, Workload.MIN_MARKETS, Workload.MAX_MARKETS);
        long ratePercent = Decimals.parse(rate, RATE_DECIMALS);
        if (ratePercent < Workload.MIN_RATE_PERCENT || ratePercent > Workload.MAX_RATE_PERCENT) {
            throw usage("--rate must be 0.1 to 100 with at most two decimals, not '" + rate + "'");
        }
        return new Workload(seed, minutes, markets, (int) ratePercent);
    }

    private Path file() {
        if (!out.endsWith(RecordingWriter.PLAIN_ENDING) && !out.endsWith(RecordingWriter.GZIP_ENDING)) {
            throw usage("--out must end in " + RecordingWriter.PLAIN_ENDING + " or " + RecordingWriter.GZIP_ENDING
                    + ", unlike '" + out + "'");
        }
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw usage("--out '" + out + "' is no path: " + e.getReason());
        }
    }

    private RecordingWriter open(Path file) {
        if (Files.isDirectory(file)) {
            throw usage("--out " + file + " is a folder; name a file in it");
        }
        try {
            return RecordingWriter.create(file);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "no such folder, or no permission" : e.getReason();
            throw usage(
                    "cannot write --out " + file + " (" + reason + "); name a file in a folder that you may write to");
        } catch (IOException e) {
            throw usage("cannot write --out " + file + " (" + e.getMessage() + ")");
        }
    }

    private ParameterException usage(String message) {
        return new CommandInputs(spec).usage(message);
    }
}
