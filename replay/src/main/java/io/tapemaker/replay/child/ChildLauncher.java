package io.tapemaker.replay.child;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the reading process is started: the same Java, the same class path, a bounded heap, and no traces outside of
 * its temporary folder.
 *
 * @param java the {@code java} command
 * @param classPath class path with absolute entries
 * @param mainClass class to run
 * @param maxHeapMb bound of its heap in MiB
 */
public record ChildLauncher(Path java, String classPath, String mainClass, int maxHeapMb) {

    /** Enough for the state of every asset that a tape may hold, twice. */
    public static final int DEFAULT_HEAP_MB = 512;

    /** What a comparison of two runs may vary, and nothing that opens a port or loads an agent. */
    private static final Pattern PASSED_ON =
            Pattern.compile("-Xint|-Xcomp|-ea|-esa|-Duser\\.(timezone|language|country|variant)=.*|-Dfile\\.encoding=.*"
                    + "|-XX:TieredStopAtLevel=[0-4]|-XX:hashCode=[0-9]");

    private static final List<String> ACCESS = List.of(
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /** A process like this one that runs another main class. */
    public static ChildLauncher likeThisProcess(Class<?> mainClass) {
        String separator = Pattern.quote(File.pathSeparator);
        String classPath = Pattern.compile(separator)
                .splitAsStream(System.getProperty("java.class.path", ""))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        return new ChildLauncher(java, classPath, mainClass.getName(), DEFAULT_HEAP_MB);
    }

    /** The flags that a JVM needs which is started by class path and not by jar. */
    public static List<String> access() {
        return ACCESS;
    }

    /** Whether the child will only interpret, and so be many times slower. */
    boolean interpretsOnly() {
        return passedOn().contains("-Xint");
    }

    private static List<String> passedOn() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> PASSED_ON.matcher(argument).matches())
                .toList();
    }

    /** The whole command line; an agent or a crash writes into {@code temporary} only. */
    List<String> command(Path temporary, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(passedOn());
        command.addAll(ACCESS);
        command.add("-Xmx" + maxHeapMb + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + temporary.resolve("hs_err_%p.log"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
