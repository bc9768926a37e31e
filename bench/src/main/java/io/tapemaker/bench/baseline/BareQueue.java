package io.tapemaker.bench.baseline;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * A Chronicle queue with nothing around it: no frame, checksum, chain, lock or watermark. Block size and roll cycle
 * are the journal's, and its time stands still, which is cheaper than a clock.
 */
public final class BareQueue implements AutoCloseable {

    private static final int BLOCK_SIZE = 32 << 20;

    static {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
    }

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    /** Opens a queue in this folder. */
    public BareQueue(Path folder) {
        queue = SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(LargeRollCycles.XLARGE_DAILY)
                .blockSize(BLOCK_SIZE)
                .timeProvider(() -> 0)
                .build();
        appender = queue.createAppender();
    }

    /** Appends bytes as one excerpt. */
    public void append(byte[] bytes, int offset, int length) {
        try (DocumentContext excerpt = appender.writingDocument()) {
            excerpt.wire().bytes().write(bytes, offset, length);
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
