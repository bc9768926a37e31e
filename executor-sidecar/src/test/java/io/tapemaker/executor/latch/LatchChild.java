package io.tapemaker.executor.latch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Another process with a latch: shuts it and waits for its end, or shuts it where the disk is full. */
final class LatchChild {

    static final String SHUT = "shut";

    private static final int CHUNK_BYTES = 4_096;
    private static final int MOST_CHUNKS = 1 << 14;

    private LatchChild() {}

    /** Arguments: what to do, directory. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[1]);
        switch (args[0]) {
            case "kill" -> {
                KillFile.open(directory, true, Clock.systemUTC()).set("child", "told to");
                sayAndWait();
            }
            case "lie" -> {
                KillFile.open(directory, true, Clock.systemUTC());
                sayAndWait();
            }
            case "full" -> onAFullDisk(directory);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void sayAndWait() {
        System.out.println(SHUT);
        System.out.flush();
        while (true) {
            LockSupport.park();
        }
    }

    /** Says what became of a latch made before the disk was full, and of one that is made then. */
    private static void onAFullDisk(Path directory) throws IOException {
        Path late = Files.createDirectory(directory.resolve("late"));
        try (KillFile latch = KillFile.open(directory, true, Clock.systemUTC())) {
            fill(directory.resolve("ballast"));
            latch.set("child", "the disk is full");
        }
        try (KillFile again = KillFile.open(directory, false, Clock.systemUTC())) {
            System.out.println(again.isSet() + " " + again.state().why());
        }
        try (KillFile second = KillFile.open(late, true, Clock.systemUTC())) {
            System.out.println("another latch was made: " + second.isSet());
        } catch (IOException e) {
            System.out.println("no other latch");
        }
    }

    /** Until not a byte more goes in. */
    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int size = CHUNK_BYTES; size > 0; size /= 2) {
                fillWith(out, new byte[size]);
            }
        }
    }

    private static void fillWith(OutputStream out, byte[] chunk) {
        for (int i = 0; i < MOST_CHUNKS; i++) {
            try {
                out.write(chunk);
            } catch (IOException full) {
                return;
            }
        }
        throw new IllegalStateException("the disk does not get full");
    }

    /** The command that runs this class in a JVM of its own, behind another command if there is one. */
    static List<String> command(List<String> before, String what, Path directory) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(LatchChild.class.getName(), what, directory.toString()));
        return command;
    }
}
