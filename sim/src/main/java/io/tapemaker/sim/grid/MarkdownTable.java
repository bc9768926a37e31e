package io.tapemaker.sim.grid;

import java.util.List;

/** Rows of Markdown below one head. */
final class MarkdownTable {

    private final StringBuilder out;

    /** Begins a table: so many columns of words first, all others of numbers. */
    MarkdownTable(StringBuilder out, int words, List<String> head) {
        this.out = out;
        out.append("| ").append(String.join(" | ", head)).append(" |\n|");
        out.append("---|".repeat(words))
                .append("---:|".repeat(head.size() - words))
                .append('\n');
    }

    void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Nothing more comes. */
    void end() {
        out.append('\n');
    }
}
