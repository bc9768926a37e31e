package io.tapemaker.sim.world;

/** Told in words what happens, for people who want to know why. */
@FunctionalInterface
public interface Narrator {

    /** Nobody listens. */
    Narrator NOBODY = (timeNs, what) -> {};

    /** Something happened at this virtual time, in ns since 1970. */
    void happened(long timeNs, String what);
}
