package io.tapemaker.executor.latch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "executor.latch-race",
        milestone = Milestone.M5,
        kind = ProofKind.PROPERTY,
        title = "Once a kill has returned, no reader sees the latch open and the disk says that it is shut")
@Timeout(120)
class LatchRaceTest {

    private static final int ROUNDS = 5_000;
    private static final int RACES = 500;
    private static final int READERS = 2;
    private static final int KILLERS = 2;
    private static final LatchState OPEN = new LatchState(false, 1, 0, "", "");

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + KILLERS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** A latch as its users see it. */
    private interface Latch {
        void set() throws IOException;

        boolean isSet();

        boolean diskSaysSet();
    }

    private static Latch real() {
        FlakyBlock block = new FlakyBlock();
        KillFile latch = new KillFile(block, OPEN, LatchRig.CLOCK);
        return new Latch() {
            @Override
            public void set() throws IOException {
                latch.set("ada", "news");
            }

            @Override
            public boolean isSet() {
                return latch.isSet();
            }

            @Override
            public boolean diskSaysSet() {
                return block.saysSet();
            }
        };
    }

    /** Planted faults: the second caller does not wait for the first one's write, or the flag comes too late. */
    private static Latch planted(boolean flagLate) {
        AtomicBoolean flag = new AtomicBoolean();
        AtomicBoolean disk = new AtomicBoolean();
        return new Latch() {
            @Override
            public void set() {
                if (flag.compareAndSet(false, !flagLate)) {
                    Thread.onSpinWait();
                    disk.set(flagLate);
                }
            }

            @Override
            public boolean isSet() {
                return flag.get();
            }

            @Override
            public boolean diskSaysSet() {
                return disk.get();
            }
        };
    }

    /** How often something was seen that may not be after a kill has returned. */
    private long violations(Latch latch) throws InterruptedException, ExecutionException {
        AtomicBoolean returned = new AtomicBoolean();
        CyclicBarrier start = new CyclicBarrier(READERS + KILLERS);
        List<Callable<Long>> parts = new ArrayList<>();
        for (int i = 0; i < KILLERS; i++) {
            parts.add(() -> {
                start.await();
                latch.set();
                returned.set(true);
                return latch.isSet() && latch.diskSaysSet() ? 0L : 1L;
            });
        }
        for (int i = 0; i < READERS; i++) {
            parts.add(() -> {
                start.await();
                while (!returned.get()) {
                    Thread.onSpinWait();
                }
                return latch.isSet() && latch.diskSaysSet() ? 0L : 1L;
            });
        }
        long sum = 0;
        for (Future<Long> part : threads.invokeAll(parts)) {
            sum += part.get();
        }
        return sum;
    }

    @Test
    void afterAKillNobodySeesItOpen() throws InterruptedException, ExecutionException {
        long violations = 0;
        for (int round = 0; round < ROUNDS; round++) {
            violations += violations(real());
        }
        assertEquals(0, violations);
        assertTrue(violations(planted(true)) > 0, "a flag that comes too late is not found");
        assertTrue(violations(planted(false)) > 0, "a disk that comes too late is not found");
        Figures.put("kills raced", (long) ROUNDS * KILLERS);
    }

    /** Kill and re-arm at once: one comes after the other, and the later one holds. */
    @Test
    void aKillAndARearmHaveAnOrder() throws IOException, InterruptedException, ExecutionException {
        int killsLast = 0;
        for (int round = 0; round < RACES; round++) {
            FlakyBlock block = new FlakyBlock();
            try (KillFile latch = new KillFile(block, OPEN, LatchRig.CLOCK)) {
                long first = latch.set("ada", "news");
                LatchRig.permit(directory, latch.state().token());
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> rearm = threads.submit(() -> {
                    start.await();
                    return latch.rearm("ada", "over", RearmFile.in(directory)).rearmed();
                });
                Future<Long> kill = threads.submit(() -> {
                    start.await();
                    return latch.set("bob", "more news");
                });
                assertTrue(rearm.get());
                boolean killWasLast = kill.get() != first;
                assertEquals(killWasLast, latch.isSet());
                assertEquals(killWasLast, block.saysSet());
                assertEquals(killWasLast, latch.state().set());
                killsLast += killWasLast ? 1 : 0;
            }
        }
        Figures.put("kills behind a re-arm", killsLast);
        Figures.put("kills before a re-arm", RACES - killsLast);
    }
}
