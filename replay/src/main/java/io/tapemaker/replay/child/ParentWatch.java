package io.tapemaker.replay.child;

import java.io.IOException;

/** Ends this process when its parent is gone: nobody would read what it finds. */
public final class ParentWatch {

    private static final int ORPHANED = 1;

    private ParentWatch() {}

    /** Watches standard input, which the parent holds open and never writes to. */
    public static void start() {
        Thread watch = new Thread(ParentWatch::waitForEnd, "parent watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void waitForEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said here.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
