package io.tapemaker.bench;

import io.tapemaker.bench.decide.DecideChoice;
import io.tapemaker.bench.decide.DecideRig;
import io.tapemaker.bench.decide.SearchGrid;
import io.tapemaker.engine.domain.quoting.Constraint;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.QuoteSearch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation is one decide step, or one search. Sampled, since a busy machine spoils the median least. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {

    private static final int MOST_MARKETS = 500;

    /** An engine that quotes some markets. */
    @State(Scope.Thread)
    public static class Engine {

        @Param
        public DecideChoice choice = DecideChoice.TOUCH;

        @Param({"1", "20", "500"})
        public int markets = 1;

        private @Nullable DecideRig rig;

        /**
         * Opens the markets, many others before them: a JVM that has opened hundreds has compiled the step otherwise than
         * one that has opened a single one, and that is not what is to be compared.
         */
        @Setup(Level.Trial)
        public void open() {
            new DecideRig(choice, MOST_MARKETS).check();
            rig = new DecideRig(choice, markets);
        }

        /** What was meant to be measured is what happened. */
        @TearDown(Level.Trial)
        public void check() {
            rig().check();
        }

        DecideRig rig() {
            if (rig == null) {
                throw new IllegalStateException("not open");
            }
            return rig;
        }
    }

    /** A market to search in. */
    @State(Scope.Thread)
    public static class Grid {

        @Param
        public SearchGrid grid = SearchGrid.CENT;

        final QuoteSearch search = new QuoteSearch();
        final DesiredQuotes wanted = new DesiredQuotes();
        QuoteInputs inputs = new QuoteInputs();

        /** Makes the market. */
        @Setup(Level.Trial)
        public void open() {
            inputs = grid.inputs();
        }
    }

    /** One step. */
    @Benchmark
    public long step(Engine engine) {
        return engine.rig().step();
    }

    /** One search. */
    @Benchmark
    public Constraint search(Grid grid) {
        Constraint constraint = grid.search.computeDesiredQuotes(grid.inputs, grid.wanted);
        if (constraint != Constraint.NONE) {
            throw new IllegalStateException("nothing to quote: " + constraint);
        }
        return constraint;
    }
}
