package io.tapemaker.replay.why;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.logic.RewardDecision;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision of behaviour version 2.
 *
 * @param facts what it was made of and came to, by name, in the order in which it is told
 * @param wanted the best quotes
 * @param target the quotes that are to stand: those that live or those that are wanted
 */
public record RewardFacts(Map<String, String> facts, List<QuoteFacts> wanted, List<QuoteFacts> target)
        implements DecisionFacts {

    /** A quote for a token. */
    public record QuoteFacts(String assetId, String side, String price, String size) {

        String text() {
            return side + " " + size + " at " + price + " of " + assetId;
        }
    }

    public RewardFacts {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        wanted = List.copyOf(wanted);
        target = List.copyOf(target);
    }

    static RewardFacts of(Market market, RewardDecision decision) {
        Map<String, String> facts = new LinkedHashMap<>();
        decision.describe(facts::put);
        return new RewardFacts(facts, quotes(market, decision.wanted()), quotes(market, decision.target()));
    }

    private static List<QuoteFacts> quotes(Market market, DesiredQuotes desired) {
        List<QuoteFacts> quotes = new ArrayList<>();
        for (int place = 0; place < DesiredQuotes.PLACES; place++) {
            OrderBook book = market.book(DesiredQuotes.slot(place));
            if (desired.wants(place) && book != null) {
                quotes.add(new QuoteFacts(
                        book.tokenId().toString(),
                        DesiredQuotes.side(place).name(),
                        Price.format(desired.priceE4(place)),
                        Size.format(desired.sizeE6(place))));
            }
        }
        return quotes;
    }

    @Override
    public void print(MarketMoment deciding, PrintWriter out) {
        facts.forEach((name, value) -> TextLine.print(out, "decision", name + ": " + value));
        print("wanted", wanted, out);
        print("target", target, out);
    }

    private static void print(String name, List<QuoteFacts> quotes, PrintWriter out) {
        if (quotes.isEmpty()) {
            TextLine.print(out, name, "nothing");
        }
        for (QuoteFacts quote : quotes) {
            TextLine.print(out, name, quote.text());
        }
    }
}
