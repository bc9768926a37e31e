package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.ConditionId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the operator wants of markets that have not been seen yet: what was said of all counts for them as well. */
final class MarketWishes {

    /** So many markets may be named before they are seen. */
    static final int MAX_UNSEEN = 1_000;

    private static final int MAX_ID_BYTES = 66;

    private MarketWish others = MarketWish.NONE;

    /** By the text of the id, so that equal states are written in one order. */
    private final TreeMap<String, MarketWish> unseen = new TreeMap<>();

    /** What is wanted of markets that nothing was said of by name. */
    MarketWish others() {
        return others;
    }

    /** Something is said of all markets. */
    void all(UnaryOperator<MarketWish> change) {
        others = change.apply(others);
        unseen.replaceAll((id, wish) -> change.apply(wish));
        unseen.values().removeIf(others::equals);
    }

    /** Something is said of one market that nobody has seen; false if there is no room to remember it. */
    boolean unseen(ConditionId market, UnaryOperator<MarketWish> change) {
        String id = market.toString();
        MarketWish wish = change.apply(unseen.getOrDefault(id, others));
        if (wish.equals(others)) {
            unseen.remove(id);
            return true;
        }
        if (unseen.size() >= MAX_UNSEEN && !unseen.containsKey(id)) {
            return false;
        }
        unseen.put(id, wish);
        return true;
    }

    /** What is wanted of a market that is seen now for the first time. */
    MarketWish take(ConditionId market) {
        if (unseen.isEmpty()) {
            return others;
        }
        MarketWish wish = unseen.remove(market.toString());
        return wish == null ? others : wish;
    }

    void write(StateWriter out) {
        others.write(out);
        out.putInt(unseen.size());
        for (Map.Entry<String, MarketWish> entry : unseen.entrySet()) {
            out.putBytes(entry.getKey().getBytes(StandardCharsets.US_ASCII));
            entry.getValue().write(out);
        }
    }

    void read(StateReader in) {
        others = MarketWish.read(in);
        unseen.clear();
        int count = in.getInt(0, MAX_UNSEEN, "number of markets that nobody has seen");
        for (int i = 0; i < count; i++) {
            String id = new String(in.getBytes(MAX_ID_BYTES, "a market id"), StandardCharsets.US_ASCII);
            unseen.put(id, MarketWish.read(in));
        }
    }
}
