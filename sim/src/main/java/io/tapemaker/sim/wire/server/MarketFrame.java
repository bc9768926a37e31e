package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.MarketFrameWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame of the market channel and who gets it.
 *
 * @param about the tokens of which a subscriber follows at least one
 * @param custom whether only those get it who have asked for more than books
 */
record MarketFrame(String eventType, MarketNames names, List<String> about, boolean custom, String text) {

    /** Ids that faults may name. */
    List<String> ids() {
        return List.of(names.market(), names.yes(), names.no());
    }

    /** The same with its two entries the other way round, which is how the real venue repeats itself. */
    String twin() {
        int first = text.indexOf("[{");
        int second = text.indexOf("}, {");
        int end = text.indexOf("}]");
        if (!eventType.equals("price_change") || first < 0 || second < 0 || end < second) {
            return text;
        }
        return text.substring(0, first + 1)
                + text.substring(second + 3, end + 1)
                + ", "
                + text.substring(first + 1, second + 1)
                + text.substring(end + 1);
    }

    /** The frames of an event, as the venue writes them; call it while the venue tells the event. */
    static List<MarketFrame> of(MarketEvent event) {
        List<MarketFrame> frames = new ArrayList<>();
        String type = type(event);
        boolean custom = event instanceof MarketEvent.TouchMoved || event instanceof MarketEvent.Resolved;
        new MarketFrameWriter((names, bytes) -> {
                    List<String> about = about(event, names, frames.isEmpty());
                    frames.add(new MarketFrame(type, names, about, custom, new String(bytes, StandardCharsets.UTF_8)));
                })
                .write(event);
        return frames;
    }

    private static String type(MarketEvent event) {
        if (event instanceof MarketEvent.LevelChanged) {
            return "price_change";
        }
        if (event instanceof MarketEvent.BooksReplaced || event instanceof MarketEvent.Snapshot) {
            return "book";
        }
        if (event instanceof MarketEvent.TouchMoved) {
            return "best_bid_ask";
        }
        if (event instanceof MarketEvent.TradePrinted) {
            return "last_trade_price";
        }
        return event instanceof MarketEvent.TickChanged ? "tick_size_change" : "market_resolved";
    }

    /** What is written once for each token is written for the first one first. */
    private static List<String> about(MarketEvent event, MarketNames names, boolean isFirst) {
        if (event instanceof MarketEvent.TradePrinted printed) {
            return List.of(names.token(printed.trade().takerOnYes()));
        }
        boolean both = event instanceof MarketEvent.LevelChanged || event instanceof MarketEvent.Resolved;
        return both ? List.of(names.yes(), names.no()) : List.of(names.token(isFirst));
    }
}
