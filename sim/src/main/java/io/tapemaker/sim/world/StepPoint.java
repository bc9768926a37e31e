package io.tapemaker.sim.world;

/** A place within a step of the engine at which its process may die. */
enum StepPoint {
    /** Behind the event on INBOUND, before anything is decided. */
    AFTER_INBOUND(FaultKind.ENGINE_CRASHED_INSIDE),
    /** Decided, and the command not yet on COMMANDS; with commands before it, between two of them. */
    BEFORE_COMMAND(FaultKind.ENGINE_CRASHED_INSIDE),
    /** Behind the command on COMMANDS, before anybody has read it. */
    AFTER_COMMAND(FaultKind.ENGINE_CRASHED_INSIDE),
    /** The power goes right behind the event. */
    DARK_AFTER_INBOUND(FaultKind.POWER_LOST),
    /** The power goes right behind a command. */
    DARK_AFTER_COMMAND(FaultKind.POWER_LOST),
    /** The power goes before commands, and what caused them, are made safe. */
    DARK_BEFORE_SYNC(FaultKind.POWER_LOST),
    /** The disk does not take the event. */
    INBOUND_REFUSED(FaultKind.DISK_FAILED),
    /** The disk does not take the command. */
    COMMAND_REFUSED(FaultKind.DISK_FAILED),
    /** The disk does not say that what was written is safe. */
    SYNC_REFUSED(FaultKind.DISK_FAILED);

    final FaultKind kind;

    StepPoint(FaultKind kind) {
        this.kind = kind;
    }
}
