package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.hash",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "The venue's book hash is SHA-1 over the canonical JSON of the book, as written out by hand")
class VenueHashTest {

    private static final String MARKET = "0x017791f201d5a788e0039e511fc1900e5f000000000000000000000000000000";
    private static final String TOKEN = "663574927012476832975694178961957910328055987427402067619466963999000625152";

    /** A real one, of an empty book of Protocol V2. */
    @Test
    void ofARealBook() {
        MarketNames names = new MarketNames(MARKET, TOKEN, "1", false, true, "5");
        MarketBoard board = new MarketBoard(names, TickSize.CENT, 1_791_238_858_575L);
        assertEquals("fc3846cab0c35a0977b6e5f605a4e5ff0d0b2277", board.hash(true));
        assertNotEquals("fc3846cab0c35a0977b6e5f605a4e5ff0d0b2277", board.hash(false));
    }

    /** Bids rise and asks fall to the touch; the last trade price is that of the maker's token, for both tokens. */
    @Test
    void ofABookThatWasTraded() {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 4_000, 50);
        kit.put(0, VenueKit.NO, Side.BUY, 4_500, 30);
        kit.put(0, VenueKit.NO, Side.BUY, 4_400, 10);
        kit.put(1, VenueKit.YES, Side.BUY, 5_500, 12);
        String head = "{\"market\":\"" + VenueKit.names(0).market() + "\",\"asset_id\":\"";
        String tail =
                "\"min_order_size\":\"5\",\"tick_size\":\"0.01\",\"neg_risk\":false,\"last_trade_price\":\"0.450\"}";
        String yes = head + VenueKit.names(0).yes() + "\",\"timestamp\":\"1790769600000\",\"hash\":\"\","
                + "\"bids\":[{\"price\":\"0.4\",\"size\":\"50\"}],"
                + "\"asks\":[{\"price\":\"0.56\",\"size\":\"10\"},{\"price\":\"0.55\",\"size\":\"18\"}]," + tail;
        String no = head + VenueKit.names(0).no() + "\",\"timestamp\":\"1790769600000\",\"hash\":\"\","
                + "\"bids\":[{\"price\":\"0.44\",\"size\":\"10\"},{\"price\":\"0.45\",\"size\":\"18\"}],"
                + "\"asks\":[{\"price\":\"0.6\",\"size\":\"50\"}]," + tail;
        assertEquals(sha1(yes), kit.venue.board(0).hash(true));
        assertEquals(sha1(no), kit.venue.board(0).hash(false));
        // Negative control: the taker's price in its place is another hash.
        assertNotEquals(sha1(yes.replace("0.450", "0.550")), kit.venue.board(0).hash(true));
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
