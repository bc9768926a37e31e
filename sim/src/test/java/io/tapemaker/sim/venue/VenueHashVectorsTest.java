package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.workload.Json;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.hash.vectors",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "The venue's book hash of the golden books is the real exchange's, seen from either token")
class VenueHashVectorsTest {

    /** File, and the names of the preimage and of the hash in it. */
    private record Source(String file, String preimage, String hash) {}

    private static final List<Source> SOURCES = List.of(
            new Source("vectors/client/genuine-book-hash.json", "hashedBytes", "serverHash"),
            new Source("vectors/client/orderbook-hash.json", "canonicalJson", "expectedSha1"),
            new Source("vectors/protocol/book-hash.json", "preimage", "sha1"));

    private static Map<String, String> golden() throws IOException {
        Map<String, String> golden = new LinkedHashMap<>();
        for (Source source : SOURCES) {
            byte[] file = Files.readAllBytes(SharedMaterial.require(source.file()));
            for (Map<String, Object> vector : Json.list(Json.file(file), "vectors")) {
                golden.put(Json.text(vector, source.preimage()), Json.text(vector, source.hash()));
            }
        }
        return golden;
    }

    @Test
    void theVenueHashesAsTheRealOne() throws IOException {
        int checked = 0;
        int others = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> vector : golden().entrySet()) {
            Map<String, Object> book = Json.file(vector.getKey().getBytes(StandardCharsets.UTF_8));
            if (!isOfToday(book)) {
                others++;
                continue;
            }
            for (boolean asYes : new boolean[] {true, false}) {
                String hash = board(book, asYes).hash(asYes);
                if (!hash.equals(vector.getValue())) {
                    wrong.add(book.get("asset_id") + (asYes ? " as YES" : " as NO"));
                }
                checked++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked >= 20, checked + " hashes");
        Figures.put("hashes", checked);
        Figures.put("vectorsOfOtherFormats", others);
    }

    /** Negative control: one millionth of a share, one millisecond or another tick is another hash. */
    @Test
    void everythingIsPartOfTheHash() throws IOException {
        for (String preimage : golden().keySet()) {
            Map<String, Object> book = Json.file(preimage.getBytes(StandardCharsets.UTF_8));
            if (!isOfToday(book)) {
                continue;
            }
            MarketBoard board = board(book, true);
            String hash = board.hash(true);
            board.changedAt(board.changedMs() + 1);
            assertNotEquals(hash, board.hash(true));
            board.changedAt(board.changedMs() - 1);
            assertEquals(hash, board.hash(true));
            board.apply(new LevelChange(true, 1, 1, true));
            assertNotEquals(hash, board.hash(true));
        }
    }

    /** The venue writes three decimals, or nothing before the first trade; the client hashes whatever it is given. */
    private static boolean isOfToday(Map<String, Object> book) {
        if (!book.containsKey("last_trade_price")) {
            // As the exchange hashed until 2025.
            return false;
        }
        String text = Json.text(book, "last_trade_price");
        return text.isEmpty() || text.length() == "0.500".length();
    }

    private static MarketBoard board(Map<String, Object> book, boolean asYes) {
        String asset = Json.text(book, "asset_id");
        MarketNames names = new MarketNames(
                Json.text(book, "market"),
                asYes ? asset : "1",
                asYes ? "1" : asset,
                Boolean.TRUE.equals(book.get("neg_risk")),
                book.containsKey("version"),
                Json.text(book, "min_order_size"));
        TickSize tick = Objects.requireNonNull(TickSize.parse(Json.text(book, "tick_size")));
        MarketBoard board = new MarketBoard(names, tick, 0);
        fill(board, Json.list(book, "bids"), true, asYes);
        fill(board, Json.list(book, "asks"), false, asYes);
        String last = Json.text(book, "last_trade_price");
        if (!last.isEmpty()) {
            board.tradedAt(Price.parse(last));
        }
        board.changedAt(Long.parseLong(Json.text(book, "timestamp")));
        return board;
    }

    private static void fill(MarketBoard board, List<Map<String, Object>> levels, boolean bids, boolean asYes) {
        for (Map<String, Object> level : levels) {
            long priceE4 = Price.parse(Json.text(level, "price"));
            long sizeE6 = Size.parse(Json.text(level, "size"));
            long yesPriceE4 = asYes ? priceE4 : Price.complement(priceE4);
            board.apply(new LevelChange(bids == asYes, yesPriceE4, sizeE6, asYes));
        }
    }
}
