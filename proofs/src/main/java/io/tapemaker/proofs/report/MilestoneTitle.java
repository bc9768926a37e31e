package io.tapemaker.proofs.report;

/** The milestones of the build plan and what each is about. A milestone without proofs is reported all the same. */
public enum MilestoneTitle {
    M0("Bootstrap: one command runs every proof"),
    M1("Exchange abstraction and local simulator"),
    M2("Order books and resync"),
    M3("Quotes as a pure function"),
    M4("Order manager"),
    M5("Executor boundary and policy"),
    M6("Rewards-scoring verification"),
    M7("Shadow mode against real endpoints"),
    M8("Tiny live mode and operations");

    private final String title;

    MilestoneTitle(String title) {
        this.title = title;
    }

    /** One line for people. */
    public String title() {
        return title;
    }
}
