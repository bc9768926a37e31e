package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Post;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.Tries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.answers.fuzz",
        milestone = Milestone.M5,
        kind = ProofKind.FUZZ,
        title = "No body throws, and none is accepted, cancelled, absent or empty that does not say so itself")
class AnswerFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final int[] STATUSES = {200, 200, 200, 200, 201, 400, 404, 404, 408, 500, 503};
    private static final String POSTED =
            "{'success':true,'errorMsg':'','orderID':'" + Wire.ORDER + "','status':'live'}";
    private static final String REFUSED = "{'success':false,'errorMsg':'invalid expiration','orderID':'','status':''}";
    private static final String CANCELLED =
            "{'canceled':['" + Wire.ORDER + "'],'not_canceled':{'" + Wire.OTHER + "':'Order already matched'}}";

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "''",
            "'live'",
            "'LTE='",
            "'" + Wire.ORDER + "'",
            "0",
            "-1",
            "1e400",
            "'Duplicated'",
            ",",
            ":",
            "\\u0000",
            "'canceled'",
            "'data'");

    private static long tries;
    private static long telling;

    /** What was asked, and a body that answers it. */
    private record Seed(VenueRequest request, String body) {}

    private static final List<Seed> SEEDS = List.of(
            new Seed(Wire.POST, POSTED),
            new Seed(Wire.POST, POSTED.replace("live", "matched")),
            new Seed(Wire.POST, REFUSED),
            new Seed(Wire.post(2), "[" + POSTED + "," + REFUSED + "]"),
            new Seed(Wire.CANCEL, CANCELLED),
            new Seed(new VenueRequest.CancelAll(), CANCELLED),
            new Seed(Wire.LOOK_UP, Wire.order("LIVE", "0")),
            new Seed(Wire.LOOK_UP, "null"),
            new Seed(Wire.LOOK_UP, "{'error':'order not found'}"),
            new Seed(Wire.OPEN, Wire.page("LTE=")),
            new Seed(Wire.OPEN, Wire.page("MTAw", Wire.order("LIVE", "0"))),
            new Seed(Wire.TRADES, Wire.page("LTE=", Wire.trade("MATCHED"))),
            new Seed(Wire.BEAT, "{'heartbeat_id':'b2'}"),
            new Seed(new VenueRequest.Balance(null), "{'balance':'1','allowances':{'0x1':'5'}}"),
            new Seed(Wire.TERMS, "{'t':[{'t':'1'},{'t':'2'}],'c':'" + Wire.MARKET + "','mos':5,'mts':0.01,'v':'v1'}"));

    /** Between one and four changes; one in eight bodies stays as it is, so that each answer does occur. */
    private static byte[] mutated(Random random, Seed seed) {
        byte[] body = Wire.bytes(seed.body());
        int changes = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            body = changed(random, body);
        }
        return body;
    }

    private static byte[] changed(Random random, byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(12));
        String token = TOKENS.get(random.nextInt(TOKENS.size())).replace('\'', '"');
        String result =
                switch (random.nextInt(8)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(at);
                    case 2 -> text.substring(0, at) + text.substring(to);
                    case 3 -> text.substring(0, at) + token + text.substring(at);
                    case 4 -> text.substring(0, to) + text.substring(at);
                    case 5 -> swapValue(random, text, token);
                    case 6 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(to);
                    default -> text.isEmpty() ? token : flipped(random, text);
                };
        return result.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String flipped(Random random, String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(8)) + text.substring(at + 1);
    }

    /** Puts another value behind a colon. */
    private static String swapValue(Random random, String text, String token) {
        List<Integer> colons = new ArrayList<>();
        for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
            colons.add(i);
        }
        if (colons.isEmpty()) {
            return token;
        }
        int colon = colons.get(random.nextInt(colons.size()));
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 1) + token + text.substring(end);
    }

    @Property
    void mutatedBodies(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        Seed from = SEEDS.get(random.nextInt(SEEDS.size()));
        int status = STATUSES[random.nextInt(STATUSES.length)];
        byte[] body = mutated(random, from);
        VenueAnswer answer = Wire.READER.read(from.request(), new HttpAnswer(status, HttpAnswer.Headers.NONE, body));
        String why = unsaid(answer, status, body);
        assertNull(why, () -> why + ": " + status + " " + new String(body, StandardCharsets.ISO_8859_1));
        tries++;
        telling += answer instanceof VenueAnswer.Unknown ? 0 : 1;
    }

    @Property
    void mutatedFrames(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        String frame = random.nextBoolean()
                ? "{'event_type':'trade'," + Wire.trade("MATCHED").substring(1)
                : "[{'event_type':'order','type':'CANCELLATION','timestamp':'17',"
                        + Wire.order("CANCELED", "0").substring(1) + "]";
        byte[] body = mutated(random, new Seed(Wire.POST, frame));
        for (UserEvent event : new UserFrameReader(Wire.OURS).read(body)) {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            if (event instanceof UserEvent.Order order) {
                assertTrue(
                        text.toLowerCase(Locale.ROOT)
                                .contains(order.facts().orderId().toHex()),
                        text);
                boolean gone = !order.facts().status().isOpen();
                assertTrue(!gone || text.contains("CANCEL") || text.contains("INVALID"), text);
            }
            if (event instanceof UserEvent.Trade trade) {
                assertTrue(text.contains(trade.facts().status().name()), text);
            }
        }
    }

    /** The second opinion, on another parser: what the answer claims and the body does not say, or null. */
    private static @Nullable String unsaid(VenueAnswer answer, int status, byte[] body) {
        if (answer instanceof VenueAnswer.Absent) {
            boolean said = status == 404 ? body.length == 0 || tree(body) != null : isNull(body);
            return said ? null : "absent";
        }
        if (answer instanceof VenueAnswer.Posted posted) {
            return posted.posts().stream().allMatch(post -> saidOf(post, body)) ? null : "posted";
        }
        if (answer instanceof VenueAnswer.Cancelled cancelled) {
            return cancelled.cancelled().stream().allMatch(id -> listed(id, tree(body))) ? null : "cancelled";
        }
        boolean page = answer instanceof VenueAnswer.OpenOrders || answer instanceof VenueAnswer.Trades;
        if (page) {
            JsonNode tree = tree(body);
            boolean whole = tree != null
                    && tree.path("data").isArray()
                    && tree.path("data").size() == rows(answer)
                    && tree.path("next_cursor").isTextual();
            return whole ? null : "page";
        }
        return status >= 500 && answer instanceof VenueAnswer.Refusal && tree(body) == null ? "refusal" : null;
    }

    private static int rows(VenueAnswer answer) {
        return answer instanceof VenueAnswer.OpenOrders page
                ? page.orders().size()
                : ((VenueAnswer.Trades) answer).trades().size();
    }

    private static boolean saidOf(Post post, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (post instanceof Post.Accepted accepted) {
            JsonNode tree = tree(body);
            JsonNode entry = tree != null && tree.isArray() ? tree.get(0) : tree;
            return entry != null
                    && entry.path("success").asBoolean()
                    && entry.path("orderID")
                            .asText()
                            .equalsIgnoreCase("0x" + accepted.orderId().toHex())
                    && List.of("live", "matched", "delayed", "unmatched")
                            .contains(entry.path("status").asText());
        }
        return !(post instanceof Post.Duplicated)
                || text.toLowerCase(Locale.ROOT).contains("duplicated");
    }

    private static boolean listed(Uint256 id, @Nullable JsonNode tree) {
        boolean found = false;
        for (JsonNode each : tree == null ? MAPPER.createArrayNode() : tree.path("canceled")) {
            found |= each.asText().equalsIgnoreCase("0x" + id.toHex());
        }
        return found;
    }

    private static boolean isNull(byte[] body) {
        JsonNode tree = tree(body);
        return tree != null && tree.isNull();
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (IOException e) {
            return null;
        }
    }

    @AfterContainer
    static void figures() {
        Figures.put("mutatedBodies", tries);
        Figures.put("answersThatTell", telling);
        assertTrue(!Tries.areFull() || telling > tries / 20, "most bodies say nothing, but not all");
    }

    /** A reader that takes a missing list for an empty one, a 404 page for an absence, and so on, is found. */
    @Test
    void plantedReadersAreFound() {
        byte[] html = Wire.bytes("<html>");
        assertNotNull(unsaid(new VenueAnswer.Absent(), 404, html));
        assertNotNull(unsaid(new VenueAnswer.Absent(), 200, Wire.bytes("{}")));
        assertNotNull(unsaid(new VenueAnswer.OpenOrders(List.of(), null), 200, Wire.bytes("{'data':null}")));
        assertNotNull(unsaid(new VenueAnswer.Trades(List.of(), null), 200, Wire.bytes("[]")));
        Uint256 id = Wire.hash(Wire.ORDER);
        VenueAnswer cancelled = new VenueAnswer.Cancelled(List.of(id), List.of());
        assertNotNull(unsaid(cancelled, 200, Wire.bytes("{'canceled':[]}")));
        VenueAnswer accepted = new VenueAnswer.Posted(List.of(new Post.Accepted(id, false, false)));
        assertNotNull(unsaid(accepted, 200, Wire.bytes(POSTED.replace("true", "false"))));
        assertNotNull(unsaid(accepted, 200, Wire.bytes(POSTED.replace("live", "lime"))));
        assertNull(unsaid(accepted, 200, Wire.bytes(POSTED)));
        assertNull(unsaid(cancelled, 200, Wire.bytes(CANCELLED)));
        assertEquals(15, SEEDS.size());
    }
}
