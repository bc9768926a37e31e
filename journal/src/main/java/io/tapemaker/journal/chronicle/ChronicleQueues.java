package io.tapemaker.journal.chronicle;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/** Makes every Chronicle queue of this project, so that all of them have the layout of {@link RollFileLayout}. */
final class ChronicleQueues {

    static final RollCycle ROLL_CYCLE = LargeRollCycles.XLARGE_DAILY;

    /** Chronicle's own file beside the roll files: its locks and a listing of the folder. Nothing in it is ours. */
    static final String METADATA_FILE = "metadata.cq4t";

    static {
        // Before the first class of Chronicle loads: no calls home, no banner, no watching of the disk.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
    }

    private ChronicleQueues() {}

    /** A queue in this folder that takes its date from {@code eventTimeMs}, never from a clock. */
    static SingleChronicleQueue open(Path folder, LongSupplier eventTimeMs) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(ROLL_CYCLE)
                .blockSize(RollFileLayout.BLOCK_SIZE)
                .timeProvider(eventTimeMs::getAsLong)
                .checkInterrupts(false)
                .build();
    }
}
