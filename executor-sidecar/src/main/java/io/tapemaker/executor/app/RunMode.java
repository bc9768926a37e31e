package io.tapemaker.executor.app;

/** What the process is about to do, for the checks of its JVM. */
enum RunMode {
    /** Commands around keys, and shadow: no order leaves. */
    OFFLINE,
    /** Orders leave. */
    LIVE
}
