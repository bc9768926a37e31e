package io.tapemaker.sim.grid;

/** Which days are summed. */
enum Days {
    /** Those that decide. */
    HELD_OUT("held-out days"),
    /** All there are. */
    ALL("all days");

    private final String title;

    Days(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
