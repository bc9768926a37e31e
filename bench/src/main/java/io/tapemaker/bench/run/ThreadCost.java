package io.tapemaker.bench.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the calling thread has cost so far, as the JVM counts it. The calls themselves allocate nothing. */
public final class ThreadCost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ThreadCost() {}

    /** Bytes allocated on the heap. */
    public static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Time on a core in ns: unlike elapsed time it leaves out what other processes take, and waiting for the disk. */
    public static long cpuNs() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
