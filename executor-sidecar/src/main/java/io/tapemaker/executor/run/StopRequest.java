package io.tapemaker.executor.run;

import java.util.function.Consumer;

/** Whether somebody wants the executor to stop, and who hears that it has begun. */
public final class StopRequest {

    private final Consumer<String> ready;
    private volatile boolean wanted;

    /** @param ready hears one line when the executor is at work */
    public StopRequest(Consumer<String> ready) {
        this.ready = ready;
    }

    /** From any thread. */
    public void stop() {
        wanted = true;
    }

    boolean isWanted() {
        return wanted;
    }

    void ready(String line) {
        ready.accept(line);
    }
}
