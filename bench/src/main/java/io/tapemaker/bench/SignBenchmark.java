package io.tapemaker.bench;

import io.tapemaker.bench.sign.SignChoice;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One operation is one signed order. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignBenchmark {

    /** Who signs. */
    @State(Scope.Thread)
    public static class Signer {

        @Param
        public SignChoice choice = SignChoice.OWN_BEST;

        private LongFunction<String> signer = salt -> "";
        private long salt;

        /** Makes it. */
        @Setup(Level.Trial)
        public void open() {
            signer = choice.signer();
        }

        String next() {
            return signer.apply(salt++);
        }
    }

    /** One order. */
    @Benchmark
    public String order(Signer signer) {
        return signer.next();
    }
}
