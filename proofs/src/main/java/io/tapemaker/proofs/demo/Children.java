package io.tapemaker.proofs.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whatever was started, so that nothing is left behind. Safe for use by the thread that ends the JVM. */
final class Children {

    private static final long GRACE_SECONDS = 10;

    private final Path directory;
    private final Path logs;
    private final Function<Program, List<String>> commands;
    private final List<Child> started = new ArrayList<>();
    private boolean closed;

    /**
     * @param directory in which they run
     * @param logs where what they say goes
     * @param commands the words that start a program
     */
    Children(Path directory, Path logs, Function<Program, List<String>> commands) {
        this.directory = directory;
        this.logs = logs;
        this.commands = commands;
    }

    /** Starts a program; {@code name} is that of its log. */
    synchronized Child start(String name, Program program, List<String> arguments) {
        if (closed) {
            throw new DemoFailedException("it was interrupted");
        }
        List<String> words = new ArrayList<>(commands.apply(program));
        words.addAll(arguments);
        Child child = Child.start("the " + name, directory, logs.resolve(name + ".log"), words);
        started.add(child);
        return child;
    }

    /** Runs a program to its end; its last line, or a failure with that. */
    String run(String name, Program program, List<String> arguments, long seconds) throws InterruptedException {
        return start(name, program, arguments).wellEnded(seconds);
    }

    /** Whether {@link #end} has been called, and is over. */
    synchronized boolean areEnded() {
        return closed;
    }

    /** Ends all that still runs, the last one first: the engine takes its quotes away before the executor goes. */
    synchronized void end() {
        closed = true;
        try {
            for (int i = started.size() - 1; i >= 0; i--) {
                started.get(i).end(GRACE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
