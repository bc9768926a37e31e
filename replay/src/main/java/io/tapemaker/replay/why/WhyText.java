package io.tapemaker.replay.why;

import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;

/** An explanation for people, in the order of events. */
public final class WhyText {

    private WhyText() {}

    /** Prints the explanation. */
    public static void print(Explanation why, PrintWriter out) {
        TextLine.print(out, "command", why.command());
        TextLine.print(out, "cause", why.cause());
        if (why.answered() != null) {
            TextLine.print(out, "which answers", why.answered());
        }
        if (why.market() != null) {
            TextLine.print(out, "market", why.market());
        }
        books(why.before(), "before", out);
        decision(why, out);
        MarketMoment deciding = why.deciding();
        orders(deciding == null ? why.before() : deciding, "orders before", out);
        orders(why.after(), "orders after", out);
        if (deciding == null) {
            books(why.after(), "after", out);
        }
        TextLine.print(out, "answer", why.answer() == null ? "none on the tape" : why.answer());
        for (String later : why.later()) {
            TextLine.print(out, "later", later);
        }
    }

    private static void decision(Explanation why, PrintWriter out) {
        DecisionFacts decision = why.decision();
        MarketMoment deciding = why.deciding();
        if (decision == null || deciding == null) {
            TextLine.print(out, "decision", "none: " + why.other());
            return;
        }
        books(deciding, "deciding", out);
        decision.print(deciding, out);
    }

    private static void books(MarketMoment moment, String name, PrintWriter out) {
        for (BookFacts book : moment.books()) {
            TextLine.print(out, name, "book " + book.assetId() + ": " + book.text());
        }
    }

    private static void orders(MarketMoment moment, String name, PrintWriter out) {
        for (OrderFacts order : moment.orders()) {
            TextLine.print(out, name, order.assetId() + ": " + order.text());
        }
    }
}
