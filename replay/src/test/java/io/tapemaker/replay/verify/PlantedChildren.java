package io.tapemaker.replay.verify;

import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.replay.support.Tapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reading processes that do what no reading process may do. */
final class PlantedChildren {

    private PlantedChildren() {}

    static void verify(String directory, QuotePlanner planner) {
        System.exit(VerifyChild.run(
                Path.of(directory),
                () -> LogicFactory.create(Tapes.planning(planner), DecisionListener.NONE),
                System.out));
    }

    private static void announce() {
        System.out.println("good INBOUND 42");
        System.out.println("good COMMANDS 7");
        System.out.flush();
    }

    /** Dies of a signal, as a JVM does whose memory mapping is torn away. */
    static final class Crashing {

        private Crashing() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            announce();
            long self = ProcessHandle.current().pid();
            new ProcessBuilder("kill", "-SEGV", Long.toString(self)).start();
            Thread.sleep(60_000);
        }
    }

    /** Never ends. */
    static final class Hanging {

        private Hanging() {}

        public static void main(String[] args) throws InterruptedException {
            announce();
            while (true) {
                Thread.sleep(1_000);
            }
        }
    }

    /** Writes without end, in one line. */
    static final class Flooding {

        private Flooding() {}

        public static void main(String[] args) {
            announce();
            while (!System.out.checkError()) {
                System.out.print("flood flood flood flood flood flood flood flood ");
            }
        }
    }

    /** Needs more memory than it may have. */
    static final class Hungry {

        private Hungry() {}

        public static void main(String[] args) {
            announce();
            List<byte[]> kept = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                kept.add(new byte[64 << 20]);
            }
            System.out.println(kept.size());
        }
    }

    /** Says that all is well and then ends as if it were not. */
    static final class Lying {

        private Lying() {}

        public static void main(String[] args) {
            System.out.println(VerifyProtocol.report(new VerifyReport(
                    VerifyOutcome.IDENTICAL,
                    "",
                    List.of(),
                    JournalReport.NOT_READ,
                    JournalReport.NOT_READ,
                    VerifyFigures.NONE,
                    null)));
            System.exit(3);
        }
    }

    /** Ends well and says nothing. */
    static final class Silent {

        private Silent() {}

        public static void main(String[] args) {
            announce();
        }
    }

    /** Says what is no protocol, and then the truth. */
    static final class Babbling {

        private Babbling() {}

        public static void main(String[] args) {
            System.out.println("report {\"outcome\":\"IDENTICAL\"");
            System.out.println("good INBOUND ninety");
            System.out.println("good NOWHERE 9");
            System.out.println("replayed");
            System.exit(VerifyChild.run(Path.of(args[0]), LogicFactory::create, System.out));
        }
    }
}
