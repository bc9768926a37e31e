package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.run.ApiKeys;
import io.tapemaker.executor.run.RunRefusedException;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.sim.wire.WireAccounts;
import io.tapemaker.sim.wire.server.VenueServer;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.api-keys",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "API credentials are made for a wallet's signature, and derived where there are some; a wrong chain, a"
                + " wrong clock and a venue that is away are said in one line")
class ApiKeysTest {

    private static final long CHAIN = 80_002;

    private static PrivateKeyHandle key() {
        return PrivateKeyHandle.take(
                new BigInteger("5c2e8d1f64b0937aa1e5c8f2d4069b7318e6f0a2c9d4b5178f3e2a6c0d9b1e45", 16).toByteArray());
    }

    private static ApiKeys at(int port, long chain, Clock clock) {
        return new ApiKeys(VenueHosts.loopback(new VenueHosts.Ports(port, port, port)), chain, clock);
    }

    @Test
    void madeThenDerived() throws InterruptedException {
        try (VenueServer venue = VenueServer.start(VenueServer.Plan.of(1, 3));
                PrivateKeyHandle key = key()) {
            ApiKeys keys = at(venue.port(), CHAIN, Clock.systemUTC());
            byte[] made = keys.of(key);
            String text = new String(made, StandardCharsets.US_ASCII);
            String apiKey = WireAccounts.credentialsOf(key.address(), 0).key();
            assertTrue(text.contains("\"apiKey\":\"" + apiKey + "\""), "other credentials");
            assertArrayEquals(made, keys.of(key), "a wallet has one key at a time, which is derived again");

            assertRefused(at(venue.port(), 137, Clock.systemUTC()), key, text);
            Clock hourAhead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
            assertRefused(at(venue.port(), CHAIN, hourAhead), key, text);
            Figures.put("asked", 4);
        }
    }

    private static void assertRefused(ApiKeys keys, PrivateKeyHandle key, String made) {
        RunRefusedException refused = assertThrows(RunRefusedException.class, () -> keys.of(key));
        assertEquals(1, refused.exitCode());
        String line = String.valueOf(refused.getMessage());
        assertTrue(line.startsWith("the venue gives no API credentials: it answers 401 "), line);
        assertNotEquals(made, line);
    }

    @Test
    void nobodyThere() {
        try (PrivateKeyHandle key = key()) {
            ApiKeys keys = at(1, CHAIN, Clock.systemUTC());
            RunRefusedException refused = assertThrows(RunRefusedException.class, () -> keys.of(key));
            assertEquals("the venue does not answer; is it there, and the network?", refused.getMessage());
        }
    }
}
