package io.tapemaker.executor.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How this JVM was started, from several witnesses, because each of them misses something.
 *
 * @param arguments flags as the JVM took them, those of the environment's variables and of argument files among them
 * @param environment words of the variables that the JVM reads, by name
 * @param options values in effect of the options that {@link StartGuard} asks for
 * @param tracerPid the process that traces this one; 0 if none does
 * @param coreLimit what the operating system allows for a core file: a number of bytes, {@code unlimited}, or
 *     {@code unknown}
 */
record JvmFacts(
        List<String> arguments,
        Map<String, List<String>> environment,
        Map<String, String> options,
        long tracerPid,
        String coreLimit) {

    static final String UNKNOWN = "unknown";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final String TRACER = "TracerPid:";
    private static final String CORE = "Max core file size";
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** The facts of this process. */
    static JvmFacts read(List<String> optionNames) {
        List<String> arguments =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        arguments.addAll(commandLineFlags());
        return new JvmFacts(
                arguments, environment(System.getenv()), options(optionNames), readTracerPid(), readCoreLimit());
    }

    /** The words of the variables that are set. */
    static Map<String, List<String>> environment(Map<String, String> variables) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String name : VARIABLES) {
            String value = variables.getOrDefault(name, "").trim();
            if (!value.isEmpty()) {
                words.put(name, List.of(value.split("[\\s\"']+", -1)));
            }
        }
        return words;
    }

    /** The flags before the main class; what follows belongs to the program. */
    static List<String> flagsOf(List<String> commandLine) {
        List<String> flags = new ArrayList<>();
        for (int i = 1; i < commandLine.size() && isFlag(commandLine.get(i)); i++) {
            flags.add(commandLine.get(i));
            if (commandLine.get(i).equals("-jar")) {
                break;
            }
            if (takesValue(commandLine.get(i))) {
                i++;
            }
        }
        return flags;
    }

    /** A file of arguments is none, but flags may follow it. */
    private static boolean isFlag(String word) {
        return word.startsWith("-") || word.startsWith("@");
    }

    private static boolean takesValue(String flag) {
        return List.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-opens", "--add-exports")
                .contains(flag);
    }

    private static List<String> commandLineFlags() {
        try {
            String[] words = new String(Files.readAllBytes(COMMAND_LINE), StandardCharsets.UTF_8).split("\0", -1);
            return flagsOf(List.of(words));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Map<String, String> options(List<String> names) {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            try {
                values.put(name, jvm == null ? UNKNOWN : jvm.getVMOption(name).getValue());
            } catch (IllegalArgumentException e) {
                values.put(name, UNKNOWN);
            }
        }
        return values;
    }

    private static long readTracerPid() {
        return line(STATUS, TRACER).map(text -> Long.parseLong(text.trim())).orElse(0L);
    }

    /** The soft limit; the first word after the name. */
    private static String readCoreLimit() {
        return line(LIMITS, CORE).map(text -> text.trim().split("\\s+", 2)[0]).orElse(UNKNOWN);
    }

    private static Optional<String> line(Path file, String start) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
