package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.wire.WireAccount;
import io.tapemaker.testkit.CanaryScan;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.process.canaries",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "A live process that trades for an engine, is filled and is killed leaves nothing of its key, password"
                + " or API credentials in journals, output, command line, environment and the engine's heap; planted"
                + " leaks are found")
class CanaryTest {

    private static final String PLANTED = "u7Yt2mQx9Lw4Rk1Z";

    /** As old as they may be: the engine's time is that of a recording. */
    private static final String OLD_COMMANDS = "ages: {commandMs: 10000}\n";

    private static final int ATTEMPTS = 40;
    private static final int LOOKS = 300;

    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftOfTheSecrets() throws IOException {
        try (ExecutorSite site = new ExecutorSite(folder, OLD_COMMANDS)) {
            refuseDamagedCredentials(site);
            site.encryptCredentials();
            WireAccount.Credentials known = site.venue.account().credentials();
            CanaryScan scan = new CanaryScan()
                    .bytes("private key", VenueKit.KEY)
                    .text("password", ExecutorSite.PASSWORD)
                    .text("API key", known.key())
                    .text("API secret", known.secret())
                    .text("passphrase", known.passphrase());
            ExecutorChild doctor = site.doctor();
            assertEquals(0, doctor.exitCode(), doctor::toString);
            assertTrue(doctor.out().contains("worst loss"), doctor::toString);
            try (EngineChild engine = EngineChild.start(folder, site.journal, PLANTED)) {
                ExecutorChild executor = site.live().ready();
                trade(site, engine);
                assertEquals(List.of(), scan.scanProcess(executor.pid()), "its /proc");
                site.venue.admin(
                        "POST", "/faults", "{\"kind\":\"GARBAGE\",\"method\":\"DELETE\",\"path\":\"/cancel-all\"}");
                assertEquals(0, site.say("kill").exitCode());
                assertEquals(0, site.say("status").exitCode());
                assertEquals(0, executor.terminate(), executor::toString);
                heapOf(engine, scan);
            }
            assertEquals(List.of(), scan.scanTree(site.journal), "journals, latch and head");
            long outputs = 0;
            for (Path file : outputs()) {
                assertEquals(List.of(), scan.scan(file), "what it said");
                outputs++;
            }
            assertTrue(outputs >= 6, "output of each process is there");
            Files.writeString(site.journal.resolve("planted"), "owner=" + known.key());
            assertFalse(scan.scanTree(site.journal).isEmpty(), "a planted leak is found");
            Figures.put("outputsScanned", outputs);
        }
    }

    /** What it says of credentials that it cannot read is scanned like all that it says. */
    private void refuseDamagedCredentials(ExecutorSite site) throws IOException {
        Path plain = folder.resolve("api.json");
        String good = Files.readString(plain);
        Files.writeString(plain, good + "x");
        assertEquals(5, site.doctor().exitCode());
        Files.writeString(plain, good);
    }

    /** The engine's quotes go on until one of them rests at the venue; then a stranger fills it. */
    private static void trade(ExecutorSite site, EngineChild engine) {
        for (int attempt = 0; attempt < ATTEMPTS && !rests(site.tape); attempt++) {
            engine.quoteAnew();
            for (int i = 0; i < LOOKS && !rests(site.tape); i++) {
                ExecutionsView.pause();
                site.tape.read();
            }
        }
        assertTrue(rests(site.tape), () -> site.tape + "\n" + engine);
        // Whichever side it is that rests.
        site.venue.rest(0, Side.SELL, 4_900, 8);
        site.venue.rest(0, Side.BUY, 5_100, 16);
        site.tape.await("it is filled", tape -> !tape.fills.isEmpty());
    }

    private static boolean rests(ExecutionsView tape) {
        return tape.reports.values().stream().anyMatch(kinds -> kinds.contains(ExecutionKind.ACCEPTED));
    }

    private static void heapOf(EngineChild engine, CanaryScan scan) throws IOException {
        assertEquals(List.of(), scan.scanProcess(engine.pid()), "the engine's /proc");
        Path dump = engine.heapDump();
        assertEquals(List.of(), scan.scan(dump), "the engine's heap");
        assertFalse(new CanaryScan().text("planted", PLANTED).scan(dump).isEmpty(), "a planted canary is found");
        Figures.put("heapDumpBytes", Files.size(dump));
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(out|err).*\\.txt"))
                    .toList();
        }
    }
}
