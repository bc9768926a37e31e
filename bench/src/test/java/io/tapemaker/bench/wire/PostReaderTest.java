package io.tapemaker.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Proof(
        id = "bench.wire-posts",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "However its bytes come in pieces, a posted order is found and counts from its first byte")
class PostReaderTest {

    private static final String FIRST = post("POST /order", 41);
    private static final String SECOND = post("POST /order", 42);

    private static String post(String what, long salt) {
        String body = "{\"order\":{\"salt\":" + salt + "}}";
        return what + " HTTP/1.1\r\nhost: x\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
    }

    private static final class Sent {

        private final Map<Long, Long> found = new TreeMap<>();
        private final PostReader reader = new PostReader(found::put);

        Sent take(String text, long nanos) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            reader.take(bytes, bytes.length, nanos);
            return this;
        }
    }

    @Test
    void inTwoPiecesWhereverTheyPart() {
        for (int cut = 1; cut < FIRST.length(); cut++) {
            Sent sent = new Sent().take(FIRST.substring(0, cut), 7).take(FIRST.substring(cut) + SECOND, 8);
            assertEquals(Map.of(41L, 7L, 42L, 8L), sent.found);
        }
        Figures.put("cuts", FIRST.length() - 1);
    }

    @Test
    void whatIsNoPostOfAnOrderIsPassedOver() {
        Sent sent = new Sent()
                .take("GET /book?token_id=1 HTTP/1.1\r\nhost: x\r\n\r\n", 1)
                .take(post("POST /orders", 1) + post("DELETE /order", 2), 2)
                .take(FIRST, 3);
        assertEquals(Map.of(41L, 3L), sent.found);
    }

    @Test
    void whatFollowsAnUpgradeIsNoRequest() {
        Sent sent = new Sent()
                .take("GET /ws/user HTTP/1.1\r\nupgrade: websocket\r\n\r\n", 1)
                .take(FIRST, 2);
        assertEquals(Map.of(), sent.found);
    }

    @Test
    void anOrderWithoutSaltIsSaid() {
        Sent sent = new Sent();
        assertThrows(
                IllegalStateException.class, () -> sent.take("POST /order HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", 1));
    }
}
