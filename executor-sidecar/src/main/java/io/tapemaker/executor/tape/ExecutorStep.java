package io.tapemaker.executor.tape;

/** A place within a step of the executor at which its process may die. */
public enum ExecutorStep {
    /** Before the input is on the tape. */
    BEFORE_INPUT,
    /** Behind the input on the tape, before anything is decided. */
    AFTER_INPUT,
    /** Behind an output on the tape; more may have to follow. */
    AFTER_OUTPUT,
    /** Behind the intent, before it is synced. */
    BEFORE_SYNC,
    /** The intent is safe, and nothing is signed. */
    AFTER_SYNC,
    /** Right before a request is handed to the connection. */
    BEFORE_SEND,
    /** Right behind that. */
    AFTER_SEND
}
