package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.frames.MarketStory;
import io.tapemaker.sim.venue.MarketFacts;
import io.tapemaker.sim.venue.MarketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a market, for those who write it down, each in a form of their own.
 *
 * @param listedNs when it came to the venue
 * @param yesWon null as long as nothing is known
 */
record MarketFile(
        int market,
        MarketNames names,
        MarketFacts facts,
        MarketBook book,
        MarketStory story,
        long listedNs,
        @Nullable Boolean yesWon) {

    private static final long SECOND = 1_000_000_000L;

    /** Nobody knows when a simulated event happens; a date is expected all the same. */
    private static final long LIFE_S = 30L * 24 * 3_600;

    boolean isAccepting() {
        return facts.state() == MarketState.OPEN;
    }

    boolean isClosed() {
        return facts.state() == MarketState.RESOLVED || facts.state() == MarketState.CLOSED;
    }

    /** Whether there are rewards to be had. */
    boolean isRewarded() {
        return facts.rewards().ratePerDayE6() > 0 && isAccepting();
    }

    String listed() {
        return instant(0);
    }

    String ends() {
        return instant(LIFE_S);
    }

    private String instant(long laterS) {
        return Instant.ofEpochSecond(listedNs / SECOND + laterS).toString();
    }

    /** The day of a time such as {@code 2026-11-22T10:00:00Z}. */
    static String day(String instant) {
        return instant.substring(0, instant.indexOf('T'));
    }

    DecimalNode tick() {
        return Json.number(book.tick().stepE4(), Price.DECIMALS);
    }

    DecimalNode minOrderSize() {
        return Json.number(facts.setup().minOrderSizeE6(), Size.DECIMALS);
    }

    /** The midpoint of a token, or what it is worth when all is over. */
    DecimalNode price(boolean yesToken) {
        if (yesWon != null) {
            return Json.number(yesWon == yesToken ? 1 : 0, 0);
        }
        long doubledE4 = book.bestE4(yesToken, true) + book.bestE4(yesToken, false);
        return Json.number(doubledE4 * 5, Price.DECIMALS + 1);
    }

    DecimalNode rewardsMinSize() {
        return Json.number(facts.rewards().minSizeE6(), Size.DECIMALS);
    }

    /** In cents. */
    DecimalNode rewardsMaxSpread() {
        return Json.number(facts.rewards().maxSpreadE4(), 2);
    }

    /** Dollars. */
    DecimalNode rewardsPerDay() {
        return Json.number(facts.rewards().ratePerDayE6(), 6);
    }

    /** Both tokens with their prices. */
    ArrayNode tokens() {
        ArrayNode tokens = Json.array();
        for (boolean yes : new boolean[] {true, false}) {
            tokens.addObject()
                    .put("token_id", names.token(yes))
                    .put("outcome", yes ? "Yes" : "No")
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set("price", price(yes))
                    .put("winner", yesWon != null && yesWon == yes);
        }
        return tokens;
    }
}
