package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.Ours;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.geoblock",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Only a clear, fresh and believable answer lets anything be placed from here")
class GeoCheckTest {

    private static final Ours NOBODY = new Ours() {
        @Override
        public boolean order(Uint256 orderId) {
            return false;
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return false;
        }
    };

    @ParameterizedTest
    @CsvSource({
        "false, AR, '',    ALLOWED",
        "false, IE, '',    ALLOWED",
        "false, UA, 30,    ALLOWED",
        "false, US, NY,    CLOSE_ONLY",
        "false, GB, '',    CLOSE_ONLY",
        "false, KP, '',    BLOCKED",
        "false, UA, 43,    BLOCKED",
        "false, UA, UA-14, BLOCKED",
        "false, '', '',    UNKNOWN",
        "false, ar, '',    UNKNOWN",
        "false, ARG, '',   UNKNOWN",
        "false, '??', '',  UNKNOWN",
        "true,  US, NY,    CLOSE_ONLY",
        "true,  KP, '',    BLOCKED",
        "true,  AR, '',    BLOCKED",
        "true,  '', '',    BLOCKED",
    })
    void table(boolean blocked, String country, String region, GeoState expected) {
        assertEquals(expected, GeoTable.of(new VenueAnswer.Geo(blocked, country, region)));
        assertEquals(expected == GeoState.ALLOWED, expected.mayPlace());
    }

    @Test
    void otherAnswers() {
        assertEquals(GeoState.CLOSE_ONLY, GeoTable.of(new VenueAnswer.ClosedOnly(true)));
        assertEquals(GeoState.ALLOWED, GeoTable.of(new VenueAnswer.ClosedOnly(false)));
        assertEquals(GeoState.UNKNOWN, GeoTable.of(new VenueAnswer.Unknown("x")));
        assertEquals(GeoState.UNKNOWN, GeoTable.of(new VenueAnswer.Absent()));
    }

    @Test
    void aGoodAnswerAges() {
        long good = GeoTable.GOOD_FOR_NS;
        assertEquals(GeoState.ALLOWED, GeoTable.at(GeoState.ALLOWED, 5, 5 + good));
        assertEquals(GeoState.UNKNOWN, GeoTable.at(GeoState.ALLOWED, 5, 6 + good));
        assertEquals(GeoState.UNKNOWN, GeoTable.at(GeoState.ALLOWED, 5, 4), "of the future");
        assertEquals(GeoState.BLOCKED, GeoTable.at(GeoState.BLOCKED, 5, 6 + good), "a bad one does not");
        assertEquals(GeoState.CLOSE_ONLY, GeoTable.at(GeoState.CLOSE_ONLY, 5, 6 + good));
    }

    @Test
    void theWorseOfTwo() {
        GeoState[] fromGood = {GeoState.ALLOWED, GeoState.UNKNOWN, GeoState.CLOSE_ONLY, GeoState.BLOCKED};
        for (int i = 0; i < fromGood.length; i++) {
            for (int j = 0; j < fromGood.length; j++) {
                assertEquals(fromGood[Math.max(i, j)], fromGood[i].worse(fromGood[j]));
            }
        }
    }

    private static ScriptedServer.Step answer(int status, String body) {
        return ScriptedServer.answering(status, "", body);
    }

    private static Map<ScriptedServer.Step, GeoState> scripts() {
        String good = "{\"blocked\":false,\"ip\":\"192.0.2.10\",\"country\":\"AR\",\"region\":\"\"}";
        Map<ScriptedServer.Step, GeoState> scripts = new LinkedHashMap<>();
        scripts.put(answer(200, good), GeoState.ALLOWED);
        scripts.put(answer(200, good.replace("false", "true")), GeoState.BLOCKED);
        scripts.put(answer(200, good.replace("false", "true").replace("AR", "US")), GeoState.CLOSE_ONLY);
        scripts.put(answer(200, good.replace("false", "\"false\"")), GeoState.UNKNOWN);
        scripts.put(answer(200, good.replace("false", "null")), GeoState.UNKNOWN);
        scripts.put(answer(200, good.replace("blocked", "block")), GeoState.UNKNOWN);
        scripts.put(answer(200, good.replace("}", "")), GeoState.UNKNOWN);
        scripts.put(answer(200, good + good), GeoState.UNKNOWN);
        scripts.put(answer(200, ""), GeoState.UNKNOWN);
        scripts.put(answer(200, "<html></html>"), GeoState.UNKNOWN);
        scripts.put(answer(403, good), GeoState.UNKNOWN);
        scripts.put(answer(500, good), GeoState.UNKNOWN);
        scripts.put(ScriptedServer.answering(302, "Location: /elsewhere\r\n", good), GeoState.UNKNOWN);
        scripts.put(exchange -> false, GeoState.UNKNOWN);
        scripts.put(exchange -> exchange.in().read() >= 0, GeoState.UNKNOWN);
        return scripts;
    }

    @Test
    void overTheWire() throws IOException, InterruptedException {
        for (Map.Entry<ScriptedServer.Step, GeoState> script : scripts().entrySet()) {
            try (ScriptedServer server = new ScriptedServer();
                    VenueClient client = PostOnceTest.client(server, 500)) {
                server.then(script.getKey());
                assertEquals(script.getValue(), check(client).place(60_000));
                assertEquals(1, server.requests());
                assertTrue(server.heads.get(0).startsWith("GET /api/geoblock HTTP/1.1"), server.heads.get(0));
                assertFalse(server.heads.get(0).contains("POLY_"), "nobody is told who asks");
            }
        }
        Figures.put("scripts", scripts().size());
    }

    @Test
    void anAccountThatMayOnlyClose() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer();
                VenueClient client = PostOnceTest.client(server, 60_000)) {
            String good = "{\"blocked\":false,\"country\":\"AR\",\"region\":\"\"}";
            server.then(answer(200, good));
            server.then(answer(200, "{\"closed_only\":true}"));
            assertEquals(GeoState.CLOSE_ONLY, check(client).placeAndAccount(60_000));
            server.then(answer(200, good));
            server.then(answer(200, "{\"closed_only\":false}"));
            assertEquals(GeoState.ALLOWED, check(client).placeAndAccount(60_000));
            server.then(answer(200, good));
            server.then(answer(200, "{}"));
            assertEquals(GeoState.UNKNOWN, check(client).placeAndAccount(60_000));
        }
    }

    private static GeoCheck check(VenueClient client) {
        return new GeoCheck(client, new Requests(intents -> new byte[0], SignatureType.EOA), new AnswerReader(NOBODY));
    }
}
