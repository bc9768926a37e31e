package io.tapemaker.testkit;

/** The milestones of the build plan, to which each proof belongs. Their titles are in the report. */
public enum Milestone {
    M0,
    M1,
    M2,
    M3,
    M4,
    M5,
    M6,
    M7,
    M8
}
