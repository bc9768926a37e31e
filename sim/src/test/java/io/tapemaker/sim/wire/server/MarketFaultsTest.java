package io.tapemaker.sim.wire.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.wire.WireKit;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "wire.market-faults",
        milestone = Milestone.M7,
        kind = ProofKind.SIM,
        title = "Each fault of the market channel happens as often as it should and is seen by whoever reads")
class MarketFaultsTest {

    private static final MarketNames NAMES = WireKit.MARKETS.get(0);
    private static final String SUBSCRIPTION =
            "{\"assets_ids\":[\"" + NAMES.yes() + "\",\"" + NAMES.no() + "\"],\"type\":\"market\"}";

    private static SocketClient follower(ServerKit kit) throws InterruptedException {
        SocketClient client = new SocketClient(kit.http, kit.server.port(), "/ws/market");
        client.say(SUBSCRIPTION);
        assertTrue(client.next().startsWith("["));
        return client;
    }

    private static String fault(String kind, String more) {
        return "{\"kind\":\"" + kind + "\",\"channel\":\"market\"" + more + "}";
    }

    /** Three orders are placed; what is heard of them, each by its price, until the last one or the end. */
    private static List<String> heard(String fault) throws IOException, InterruptedException {
        try (ServerKit kit = new ServerKit(1)) {
            kit.admin("POST", "/faults", fault);
            SocketClient client = follower(kit);
            List<String> words = new ArrayList<>();
            for (long priceE4 : new long[] {4_000, 4_100, 4_200}) {
                kit.place(kit.kit.alice(), priceE4);
            }
            for (String word = ""; !word.equals("0.42") && !word.startsWith("end"); ) {
                String frame = client.next();
                word = frame.startsWith("end") ? frame : price(frame);
                words.add(word);
            }
            assertNull(client.next(20));
            assertEquals(
                    1, kit.admin("GET", "/faults", "").get(0).path("happened").asInt());
            return words;
        }
    }

    /** Of the first token, with a mark if the other one's entry comes first. */
    private static String price(String frame) {
        var entries = ServerKit.json(frame).path("price_changes");
        boolean turned = entries.get(0).path("asset_id").asText().equals(NAMES.no());
        return (turned ? "turned " : "")
                + entries.get(turned ? 1 : 0).path("price").asText();
    }

    @Test
    void framesAreLostDoubledSwappedAndSpoilt() throws IOException, InterruptedException {
        assertEquals(List.of("0.41", "0.42"), heard(fault("LOSE_FRAME", "")));
        assertEquals(List.of("0.4", "0.41", "turned 0.41", "0.42"), heard(fault("DUPLICATE_FRAME", ",\"skip\":1")));
        assertEquals(List.of("0.41", "0.4", "0.42"), heard(fault("SWAP_FRAMES", ",\"millis\":60000")));
        assertEquals(List.of("0.4", "0.41", "0.42"), heard(fault("DELAY_FRAME", ",\"millis\":300")));
        assertEquals(List.of("0.4", "x0.41", "0.42"), heard(fault("GARBAGE_FRAME", ",\"every\":2")));
        assertEquals(List.of("0.41", "0.42"), heard(fault("LOSE_FRAME", ",\"asset\":\"" + NAMES.no() + "\"")));
        assertTrue(heard("{\"kind\":\"DROP_MARKET\",\"skip\":1}").get(1).startsWith("end"));
        Figures.put("scripts", 7);
    }

    /** A stalled connection answers PING and a frozen one does not; both go on where they were. */
    @Test
    void connectionsStallWithAndWithoutPong() throws IOException, InterruptedException {
        for (String kind : List.of("STALL_MARKET", "FREEZE_MARKET")) {
            try (ServerKit kit = new ServerKit(1)) {
                kit.admin("POST", "/faults", fault(kind, ",\"millis\":600000"));
                SocketClient client = follower(kit);
                kit.place(kit.kit.alice(), 4_000);
                client.say("PING");
                if (kind.equals("STALL_MARKET")) {
                    assertEquals("PONG", client.next());
                }
                assertNull(client.next(200), kind);
                assertEquals(
                        1,
                        kit.admin("POST", "/drop-markets", "").path("dropped").asInt());
                assertTrue(client.next().startsWith("end"));
                kit.admin("POST", "/faults", fault(kind, ",\"millis\":500"));
                SocketClient later = follower(kit);
                kit.place(kit.kit.alice(), 4_100);
                assertEquals("0.41", price(later.next()));
            }
        }
    }

    /** The others go on; the silent one is what it was, and is found out by whoever asks, until somebody subscribes. */
    @Test
    void oneAssetStallsAmongOthers() throws IOException, InterruptedException {
        try (VenueRig rig = new VenueRig(3, 30, "")) {
            List<MarketNames> markets = rig.server.markets();
            VenueRig.Reader reader = rig.reader(markets);
            assertEquals(List.of(), reader.differences());
            String silent = markets.get(1).market();
            rig.admin(
                    "POST",
                    "/faults",
                    fault("STALL_ASSET", ",\"asset\":\"" + markets.get(1).yes() + "\",\"millis\":600000"));
            boolean differs = false;
            for (int round = 0; round < 20 && !differs; round++) {
                long more = reader.frames() + 40;
                assertTrue(reader.readUntil(() -> reader.frames() >= more), "all are silent");
                List<String> found = reader.differences(60);
                assertTrue(found.stream().allMatch(line -> line.contains(silent)), found.toString());
                differs = !found.isEmpty();
            }
            assertTrue(differs, "the silent one has not moved");
            assertEquals(1, rig.happened());
            assertEquals(0, reader.books.count(BookCounter.HASH_MISMATCHED));
            reader.subscribe(List.of(markets.get(1)));
            assertEquals(List.of(), reader.differences());
        }
    }

    @Test
    void aDropIsMendedByConnectingAgain() throws IOException, InterruptedException {
        String drops = "[{\"kind\":\"DROP_MARKET\",\"every\":60,\"times\":3}]";
        try (VenueRig rig = new VenueRig(2, 30, drops)) {
            long frames = 0;
            for (int connection = 0; connection < 3; connection++) {
                VenueRig.Reader reader = rig.reader(rig.server.markets());
                assertTrue(!reader.readUntil(() -> false) && reader.isEnded());
                frames += reader.frames();
            }
            VenueRig.Reader last = rig.reader(rig.server.markets());
            assertEquals(List.of(), last.differences());
            assertEquals(3, rig.happened());
            Figures.put("framesUntilTheThirdDrop", frames);
        }
    }

    @Test
    void scriptsAreReadStrictly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("faults.json");
        Files.writeString(file, "[{\"kind\":\"DROP_MARKET\",\"afterMs\":5,\"every\":3},{\"kind\":\"GHOST_FILL\"}]");
        assertEquals(2, FaultFile.read(file).size());
        for (String[] bad : new String[][] {
            {"", "nothing in it"},
            {"[{\"kind\":", "line 1, column"},
            {"[{\"kind\":\"DROP_MARKET\"},{\"kind\":\"X\"}]", "(item 2)"},
            {"{\"kind\":\"DROP_MARKET\",\"every\":0}", "every is a number from 1"},
            {"{\"kind\":\"DROP_MARKET\",\"channel\":\"both\"}", "channel is one of"},
            {"{\"kind\":\"PAGE\",\"reaches\":1}", "reaches is true or false"},
            {"{\"kind\":\"PAGE\",\"path\":1}", "path is a text"},
            {"[3]", "an object with"},
            {"{\"kind\":\"PAGE\"} {}", "line 1"}
        }) {
            Files.writeString(file, bad[0]);
            String told = String.valueOf(assertThrows(IllegalArgumentException.class, () -> FaultFile.read(file))
                    .getMessage());
            assertTrue(told.contains(bad[1]) && told.contains("faults.json") && !told.contains("\n"), told);
        }
        assertNotEquals(
                "",
                assertThrows(IllegalArgumentException.class, () -> FaultFile.read(folder.resolve("none")))
                        .getMessage());
    }
}
