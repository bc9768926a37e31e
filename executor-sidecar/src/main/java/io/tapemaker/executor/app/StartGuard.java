package io.tapemaker.executor.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses a JVM out of which a key could be read: with a debugger, an agent, remote management, heap dumps, a flight
 * recording or TLS in plain text; in live mode also one that others may attach to. Asked before any key or password
 * is.
 */
final class StartGuard {

    private static final String ATTACH = "DisableAttachMechanism";
    private static final String ON = "true";

    /** The flags of live mode. All but the first say what is the default, or should be. */
    static final String LIVE_FLAGS =
            "-XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash";

    static final String LIVE_COMMAND = "java " + LIVE_FLAGS
            + " -jar executor-sidecar/target/tapemaker-executor.jar run --policy FILE --journal DIR --mode live";

    /** A flag by its beginning, and what it would do. */
    private record Banned(String start, String what) {}

    private static final List<Banned> ARGUMENTS = List.of(
            new Banned("-agentlib:jdwp", "a debugger"),
            new Banned("-Xdebug", "a debugger"),
            new Banned("-Xrunjdwp", "a debugger"),
            new Banned("-Xrun", "an agent"),
            new Banned("-agentlib", "an agent"),
            new Banned("-agentpath", "an agent"),
            new Banned("-javaagent", "an agent"),
            new Banned("-Dcom.sun.management", "remote management"),
            new Banned("-XX:+ManagementServer", "remote management"),
            new Banned("-XX:+StartAttachListener", "an open door to attach to"),
            new Banned("-XX:+HeapDump", "heap dumps"),
            new Banned("-XX:HeapDump", "heap dumps"),
            new Banned("-XX:FullGCHeapDump", "heap dumps"),
            new Banned("-XX:OnOutOfMemoryError", "a command at memory's end, which could dump the heap"),
            new Banned("-XX:OnError", "a command at a crash, which could dump the memory"),
            new Banned("-XX:+CrashOnOutOfMemoryError", "a core file at memory's end"),
            new Banned("-XX:StartFlightRecording", "a flight recording, which keeps the texts of exceptions"),
            new Banned("-XX:+FlightRecorder", "a flight recording, which keeps the texts of exceptions"),
            new Banned("-Djavax.net.debug", "TLS in plain text on the terminal"));

    /** Options that are in effect whatever file or variable set them. */
    private static final Map<String, String> OPTIONS = Map.of(
            "HeapDumpOnOutOfMemoryError", "heap dumps",
            "HeapDumpBeforeFullGC", "heap dumps",
            "HeapDumpAfterFullGC", "heap dumps",
            "CrashOnOutOfMemoryError", "a core file at memory's end",
            "ManagementServer", "remote management",
            "StartAttachListener", "an open door to attach to",
            "FlightRecorder", "a flight recording, which keeps the texts of exceptions");

    private static final List<String> OPTION_NAMES =
            Stream.concat(OPTIONS.keySet().stream(), Stream.of(ATTACH)).sorted().toList();

    private StartGuard() {}

    /**
     * Refuses to go on in this JVM.
     *
     * @return lines of warning
     * @throws StartRefusedException with one line that names everything that is wrong and the command to use
     */
    static List<String> require(RunMode mode) {
        return require(JvmFacts.read(OPTION_NAMES), mode);
    }

    static List<String> require(JvmFacts jvm, RunMode mode) {
        List<String> problems = problems(jvm, mode);
        if (!problems.isEmpty()) {
            String use = mode == RunMode.LIVE ? "; use: " + LIVE_COMMAND : "; start it without";
            throw new StartRefusedException("no key comes near this JVM: " + String.join(", ", problems) + use);
        }
        return warnings(jvm);
    }

    /** Everything that is wrong, in a fixed order. */
    static List<String> problems(JvmFacts jvm, RunMode mode) {
        List<String> problems = new ArrayList<>();
        jvm.arguments().forEach(argument -> banned(argument).ifPresent(problems::add));
        jvm.environment().forEach((name, words) -> words.stream()
                .map(StartGuard::banned)
                .flatMap(Optional::stream)
                .map(problem -> problem + " by " + name)
                .forEach(problems::add));
        for (String name : OPTION_NAMES) {
            String what = OPTIONS.get(name);
            if (what != null && ON.equals(jvm.options().get(name))) {
                problems.add(what + " (" + name + " is on)");
            }
        }
        if (jvm.tracerPid() != 0) {
            problems.add("process " + jvm.tracerPid() + " traces it");
        }
        if (mode == RunMode.LIVE && !ON.equals(jvm.options().get(ATTACH))) {
            problems.add("others may attach to it (-XX:+" + ATTACH + " is missing)");
        }
        return problems.stream().distinct().toList();
    }

    /** What cannot be refused, because a container often leaves no choice, and is said all the same. */
    static List<String> warnings(JvmFacts jvm) {
        return switch (jvm.coreLimit()) {
            case "0" -> List.of();
            case JvmFacts.UNKNOWN -> List.of("the limit of core files is not known (ulimit -c 0 before the start)");
            default ->
                List.of("a crash may write a core file with the key in it: the limit is " + jvm.coreLimit()
                        + " (ulimit -c 0 before the start)");
        };
    }

    /** What a flag would do. Its value stays unsaid: it may be anything. */
    private static Optional<String> banned(String argument) {
        String flag = argument.startsWith("-J") ? argument.substring(2) : argument;
        for (Banned banned : ARGUMENTS) {
            if (flag.regionMatches(true, 0, banned.start(), 0, banned.start().length())) {
                return Optional.of(String.format(Locale.ROOT, "%s (%s)", banned.what(), banned.start()));
            }
        }
        return Optional.empty();
    }
}
