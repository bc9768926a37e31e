package io.tapemaker.sim.cli;

import io.tapemaker.engine.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands are given, whichever they are; whatever is wrong with it is one line and exit code 2. */
class CommandInputs {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,12})\\.\\.(\\d{1,12})");

    private final CommandSpec spec;

    /** Seeds from the first to the last, both included. */
    record Seeds(long first, long last) {}

    CommandInputs(CommandSpec spec) {
        this.spec = spec;
    }

    /** The engine's configuration; the defaults without a file. */
    final LoadedConfig config(@Nullable Path file) {
        return refusing("", () -> LoadedConfig.of(file));
    }

    /** Calls something that may refuse what it is given. */
    final <T> T refusing(String place, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw usage(place + e.getMessage());
        }
    }

    /** The seeds A..B of {@code --seeds}, at most so many; the example is for whoever gave something else. */
    final Seeds seeds(String text, long most, String example) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw usage("--seeds must be A..B such as " + example + ", not '" + text + "'");
        }
        Seeds seeds = new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        if (seeds.last() < seeds.first() || seeds.last() - seeds.first() >= most) {
            throw usage("--seeds must go upwards, over at most " + most + " seeds, unlike '" + text + "'");
        }
        return seeds;
    }

    /** Refuses a number below the one or above the other. */
    final void requireRange(String option, int value, int low, int high) {
        if (value < low || value > high) {
            throw usage(option + " must be " + low + " to " + high + ", not " + value);
        }
    }

    /** Refuses a folder in which there is something. */
    final void requireEmpty(String option, Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw usage(option + " " + folder + " is not empty; name a new folder");
            }
        } catch (IOException e) {
            throw usage(option + " " + folder + " is no folder that can be read (" + reason(e) + "); name a new one");
        }
    }

    /** Makes a folder that may be written to. */
    final void prepareFolder(String option, Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw usage(option + " " + folder + " may not be written to; name another folder");
            }
        } catch (IOException e) {
            throw usage(option + " " + folder + " cannot be made a folder (" + reason(e) + "); name another one");
        }
    }

    /** The kind of an exception in short. */
    static String reason(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName().replace("Exception", "");
    }

    final ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message == null ? "bad input" : message);
    }
}
