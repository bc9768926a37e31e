package io.tapemaker.sim.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
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
        title = "A live process that trades, is filled and is killed leaves nothing of its key, password or API"
                + " credentials in journals, output, command line and environment; a planted leak is found")
class CanaryTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftOfTheSecrets() throws IOException {
        try (ExecutorRig rig = new ExecutorRig(folder)) {
            WireAccount.Credentials known = rig.venue.account().credentials();
            CanaryScan scan = new CanaryScan()
                    .bytes("private key", VenueKit.KEY)
                    .text("password", ExecutorRig.PASSWORD)
                    .text("API key", known.key())
                    .text("API secret", known.secret())
                    .text("passphrase", known.passphrase());
            ExecutorChild doctor = rig.doctor();
            assertEquals(0, doctor.exitCode(), doctor::toString);
            assertTrue(doctor.out().contains("worst loss"), doctor::toString);
            ExecutorChild executor = rig.live().ready();
            long number = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            rig.tape.await("it rests", tape -> tape.told(number, ExecutionKind.ACCEPTED));
            rig.venue.rest(0, Side.SELL, 4_500, 8);
            rig.tape.await("it is filled", tape -> tape.fills.contains(number));
            assertEquals(List.of(), scan.scanProcess(executor.pid()), "its /proc");
            assertEquals(0, rig.say("kill").exitCode());
            assertEquals(0, rig.say("status").exitCode());
            assertEquals(0, executor.terminate(), executor::toString);

            assertEquals(List.of(), scan.scanTree(rig.journal), "journals, latch and head");
            long outputs = 0;
            for (Path file : outputs()) {
                assertEquals(List.of(), scan.scan(file), "what it said");
                outputs++;
            }
            assertTrue(outputs >= 4, "output of each process is there");
            Files.writeString(rig.journal.resolve("planted"), "owner=" + known.key());
            assertFalse(scan.scanTree(rig.journal).isEmpty(), "a planted leak is found");
            Figures.put("outputsScanned", outputs);
        }
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(out|err).*\\.txt"))
                    .toList();
        }
    }
}
