package io.tapemaker.proofs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What {@code mvn -Pdemo} starts once everything is built. */
public final class DemoMain {

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    /** Journals map files and stop at 256 MiB of free space; logs and journals of a minute take less than the rest. */
    private static final long NEEDED_BYTES = 512L << 20;

    private static final String FOLDER = "artifacts/demo";
    private static final String JOURNAL = FOLDER + "/journal";
    private static final String REPLAY = "  java -jar replay/target/tapemaker-replay.jar ";

    private DemoMain() {}

    /** {@code --root=DIR [--port=P] [--seed=S]}. */
    public static void main(String[] arguments) {
        Path root = null;
        int port = 0;
        long seed = 1;
        try {
            for (String argument : arguments) {
                String value = argument.substring(argument.indexOf('=') + 1);
                switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                    case "--root" -> root = Path.of(value);
                    case "--port" -> port = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    default -> throw new NumberFormatException(argument);
                }
            }
        } catch (NumberFormatException e) {
            root = null;
        }
        if (root == null) {
            System.err.println("demo: usage: --root=DIR [--port=P] [--seed=S]");
            System.exit(EXIT_USAGE);
            return;
        }
        Path home = root;
        Screen screen = new Screen(System.out);
        System.exit(run(screen, home, new Demo.Settings(port, seed), NEEDED_BYTES, program -> program.command(home)));
    }

    /**
     * The demo from start to end; nothing that it started runs any more when this returns or the JVM ends.
     *
     * @param neededBytes that have to be free
     * @param commands the words that start a program
     * @return the exit code
     */
    static int run(
            Screen screen,
            Path root,
            Demo.Settings settings,
            long neededBytes,
            Function<Program, List<String>> commands) {
        screen.plain("");
        screen.plain("Tapemaker demo: a venue, the executor and the engine, three processes on real sockets of this"
                + " machine; live, with play money; about a minute");
        screen.plain("");
        Path folder = root.resolve(FOLDER);
        Children children = new Children(root, folder, commands);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(children, folder), "end"));
        try {
            Site site = Site.make(folder, neededBytes);
            summary(new Demo(screen, site, children, settings).run()).forEach(screen::plain);
            return 0;
        } catch (DemoFailedException e) {
            screen.plain("demo: " + (children.areEnded() ? "interrupted; nothing runs any more" : e.getMessage()));
            return EXIT_FAILED;
        } catch (IOException | UncheckedIOException e) {
            screen.plain("demo: " + e);
            return EXIT_FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EXIT_FAILED;
        } finally {
            end(children, folder);
        }
    }

    private static void end(Children children, Path folder) {
        children.end();
        Site.deleteSecrets(folder);
    }

    /** What is left to say. */
    static List<String> summary(Watch.Seen seen) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.add("  quotes    up to " + seen.mostQuotes() + " orders at once");
        String shares = Quote.shares(seen.filledShares());
        lines.add("  fills     "
                + (seen.fills() == 0 ? "none in this minute" : seen.fills() + ", of " + shares + " shares in all"));
        lines.add("  scoring   "
                + (seen.mostScoring() == 0
                        ? "no order in this minute"
                        : "up to " + seen.mostScoring() + " orders at once"));
        lines.add(String.format(
                Locale.ROOT,
                "  rewards   $%.4f, reckoned from the share that the venue says is ours, at most %.1f %%; it pays by a"
                        + " sample a minute, at the end of the day",
                seen.rewards(),
                seen.bestSharePercent()));
        lines.add("  verify    both tapes, decided again, are the same to the byte");
        lines.addAll(List.of("", "The journal is in " + JOURNAL + ". Look next at"));
        for (String words : List.of("stat %s", "book %s", "why %s --command 1", "dump %s --journal commands")) {
            lines.add(REPLAY + String.format(Locale.ROOT, words, JOURNAL));
        }
        lines.add("  mvn verify -Pprove     every proof, and artifacts/proofs/latest/report.md");
        return lines;
    }
}
