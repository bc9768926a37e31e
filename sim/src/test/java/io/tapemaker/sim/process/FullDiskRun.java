package io.tapemaker.sim.process;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Venue, engine and executor on a small disk of their own, which is filled: in a process that sees it. */
final class FullDiskRun {

    static final String BEGUN = "begun";
    static final String FIGURE = "figure ";

    private static final int CHUNK_BYTES = 1 << 20;

    private FullDiskRun() {}

    /** Argument: the disk. */
    public static void main(String[] args) throws IOException {
        System.out.println(BEGUN);
        Path disk = Path.of(args[0]);
        try (ExecutorRig rig = new ExecutorRig(disk)) {
            ExecutorChild executor = rig.live().ready();
            long number = rig.placeUntilIntent(0, OrderSide.BUY, 4_500, 10);
            rig.tape.await("it rests", tape -> tape.told(number, ExecutionKind.ACCEPTED));
            // The engine's own journals lie there as well: what it does on a full disk is not looked at here.
            rig.engine.rest();
            Path ballast = disk.resolve("ballast");
            long filled = fill(ballast);
            Operator.Press press = rig.operator.kill();
            require(rig.operator.isShutOnDisk(), "the latch is on disk");
            rig.tape.awaitOutside("nothing is open", () -> rig.venue.open().isEmpty());
            int code = executor.exitCode();
            require(code != 0, "an executor without a tape ends: " + executor);
            require(rig.venue.placesSince(press.answeredNanos()) == 0, "no place behind the latch");
            Files.delete(ballast);
            ExecutorChild next = rig.live().ready();
            require(rig.operator.isShut(), "a restart stays shut");
            require(next.terminate() == 0 && rig.venue.open().isEmpty(), "it ends well: " + next);
            rig.verify();
            figure("disks filled", "a tmpfs, with " + (filled >> 20) + " MiB");
            figure("exit code on the full disk", Integer.toString(code));
        }
        System.exit(0);
    }

    private static void figure(String name, String value) {
        System.out.println(FIGURE + name + "=" + value);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Until not a byte more goes in; how many did. */
    private static long fill(Path file) throws IOException {
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int size = CHUNK_BYTES; size > 0; size /= 2) {
                written += fillWith(out, new byte[size]);
            }
        }
        return written;
    }

    private static long fillWith(OutputStream out, byte[] chunk) {
        long written = 0;
        while (true) {
            try {
                out.write(chunk);
                written += chunk.length;
            } catch (IOException full) {
                return written;
            }
        }
    }
}
