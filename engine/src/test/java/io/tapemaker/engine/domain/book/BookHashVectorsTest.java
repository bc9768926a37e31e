package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "book.hash.vectors",
        milestone = Milestone.M2,
        kind = ProofKind.CONFORMANCE,
        title = "Book hashes built from scaled longs equal the official client's and the exchange's own")
class BookHashVectorsTest {

    private static final List<String> RECIPE = List.of(
            "market",
            "asset_id",
            "timestamp",
            "hash",
            "bids",
            "asks",
            "min_order_size",
            "tick_size",
            "neg_risk",
            "last_trade_price");

    /** The official client's own test. */
    private static final String SDK_PREIMAGE =
            "{\"market\":\"0xaabbcc\",\"asset_id\":\"100\",\"timestamp\":\"123456789\","
                    + "\"hash\":\"\",\"bids\":[{\"price\":\"0.3\",\"size\":\"100\"},{\"price\":\"0.4\","
                    + "\"size\":\"100\"}],"
                    + "\"asks\":[{\"price\":\"0.6\",\"size\":\"100\"},{\"price\":\"0.7\",\"size\":\"100\"}],"
                    + "\"min_order_size\":\"100\",\"tick_size\":\"0.01\",\"neg_risk\":false,"
                    + "\"last_trade_price\":\"0.5\"}";

    private static final String SDK_HASH = "0458ea5755c9f73d64a14636fa5c36ed460ec394";

    private final BookHash hash = new BookHash();

    @Test
    void theOfficialClientsOwnVector() throws IOException {
        assertEquals(SDK_HASH, hashOf(new ObjectMapper().readTree(SDK_PREIMAGE)));
    }

    /** Negative control: any other input gives another hash. */
    @Test
    void everyInputCounts() throws IOException {
        String[][] edits = {
            {"0xaabbcc", "0xaabbcd"},
            {"\"100\",\"timestamp", "\"101\",\"timestamp"},
            {"123456789", "123456780"},
            {"{\"price\":\"0.3\",\"size\":\"100\"},", ""},
            {"0.4\",\"size\":\"100", "0.4\",\"size\":\"100.01"},
            {"0.7", "0.71"},
            {"order_size\":\"100", "order_size\":\"5"},
            {"0.01", "0.001"},
            {"false", "true"},
            {"\"0.5\"}", "\"0.500\"}"},
            {"\"0.5\"}", "\"0.5\",\"version\":\"v2\"}"},
        };
        for (String[] edit : edits) {
            String changed = SDK_PREIMAGE.replace(edit[0], edit[1]);
            assertNotEquals(SDK_PREIMAGE, changed);
            String actual = hashOf(new ObjectMapper().readTree(changed));
            assertNotEquals(SDK_HASH, actual, edit[0]);
            assertEquals(Venue.sha1(changed), actual, edit[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vectors/client/orderbook-hash.json",
                "vectors/client/genuine-book-hash.json",
                "vectors/protocol/book-hash.json"
            })
    void sharedVectors(String file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode vectors =
                mapper.readTree(SharedMaterial.require(file).toFile()).get("vectors");
        int matched = 0;
        int otherRecipe = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode vector : vectors) {
            JsonNode preimage = mapper.readTree(first(vector, "preimage", "canonicalJson", "hashedBytes"));
            String expected = first(vector, "expected", "expectedSha1", "serverHash");
            if (!isOfThisRecipe(preimage)) {
                otherRecipe++;
            } else if (expected.equals(hashOf(preimage))) {
                matched++;
            } else {
                wrong.add(expected);
            }
        }
        String name = file.substring(file.lastIndexOf('/') + 1, file.indexOf(".json"));
        Figures.put(name + ".matched", matched);
        Figures.put(name + ".otherRecipe", otherRecipe);
        assertEquals(List.of(), wrong);
        assertTrue(matched > 0);
        assertEquals(vectors.size(), matched + otherRecipe);
    }

    private static String first(JsonNode node, String... keys) {
        for (String key : keys) {
            if (node.has(key)) {
                return node.get(key).asText();
            }
        }
        throw new AssertionError("none of " + String.join(", ", keys) + " in " + node);
    }

    private static boolean isOfThisRecipe(JsonNode preimage) {
        List<String> keys = new ArrayList<>();
        preimage.fieldNames().forEachRemaining(keys::add);
        return keys.equals(RECIPE)
                || (keys.size() == RECIPE.size() + 1
                        && keys.subList(0, RECIPE.size()).equals(RECIPE)
                        && keys.get(RECIPE.size()).equals("version"));
    }

    private String hashOf(JsonNode preimage) {
        byte[] marketText = ascii(preimage, "market");
        byte[] assetText = ascii(preimage, "asset_id");
        Market market = new Market(0, marketText, ConditionId.parse(text(preimage, "market")));
        OrderBook book = new OrderBook(0, market, assetText, TokenId.parse(text(preimage, "asset_id")));
        boolean bids = fill(book.side(Side.BUY), preimage.get("bids"));
        boolean asks = fill(book.side(Side.SELL), preimage.get("asks"));
        HashInputs inputs = new HashInputs();
        inputs.timestampMs = Long.parseLong(text(preimage, "timestamp"));
        inputs.minOrderSize = ascii(preimage, "min_order_size");
        inputs.tickSize = Objects.requireNonNull(TickSize.parse(text(preimage, "tick_size")));
        inputs.negRisk = preimage.get("neg_risk").booleanValue();
        inputs.lastTradePrice = ascii(preimage, "last_trade_price");
        inputs.lastTradePriceLength = inputs.lastTradePrice.length;
        if (preimage.has("version")) {
            inputs.version = ascii(preimage, "version");
        }
        // The official client hashes levels in whatever order it is given; the venue's is that of the book.
        boolean venuesOrder = bids && asks;
        return (venuesOrder
                        ? hash.of(book, inputs)
                        : hash.of(
                                book.hashPrefix(),
                                asGiven(preimage.get("bids")),
                                asGiven(preimage.get("asks")),
                                inputs))
                .toString();
    }

    /** Fills a side and says whether the levels came in the venue's order, the best last. */
    private static boolean fill(BookSide side, JsonNode levels) {
        boolean bestLast = true;
        for (JsonNode level : levels) {
            long priceE4 = Price.parse(text(level, "price"));
            assertTrue(side.add(priceE4, Size.parse(text(level, "size"))));
            bestLast &= side.bestE4() == priceE4;
        }
        return bestLast;
    }

    private static LevelTexts asGiven(JsonNode levels) {
        LevelTexts texts = new LevelTexts();
        long[] pricesE4 = new long[levels.size()];
        long[] sizesE6 = new long[levels.size()];
        for (int i = 0; i < pricesE4.length; i++) {
            pricesE4[i] = Price.parse(text(levels.get(i), "price"));
            sizesE6[i] = Size.parse(text(levels.get(i), "size"));
        }
        texts.ensure(pricesE4, sizesE6, pricesE4.length);
        return texts;
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asText();
    }

    private static byte[] ascii(JsonNode node, String key) {
        return text(node, key).getBytes(StandardCharsets.US_ASCII);
    }
}
