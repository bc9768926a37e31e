package io.tapemaker.proofs.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole system in processes of its own, on real sockets of this machine: start, a minute with two faults, end. */
final class Demo {

    private static final long START_SECONDS = 120;
    private static final long END_SECONDS = 90;
    private static final long VERIFY_SECONDS = 300;
    private static final long LOOK_MS = 500;
    private static final long DROP_AT_S = 10;
    private static final long STALL_AT_S = 20;
    private static final long STALL_MS = 25_000;
    private static final long LAST_S = 63;
    private static final int MOST_BLIND_LOOKS = 5;

    private final Screen screen;
    private final Site site;
    private final Children children;
    private final Settings settings;
    private int blindLooks;

    /**
     * What may be chosen.
     *
     * @param port of the venue, 0 for any
     * @param seed of the venue's world
     */
    record Settings(int port, long seed) {}

    Demo(Screen screen, Site site, Children children, Settings settings) {
        this.screen = screen;
        this.site = site;
        this.children = children;
        this.settings = settings;
    }

    /** The venue at work: the words it printed. */
    private record Venue(Child child, String url, String admin, List<Listed> markets) {

        String port() {
            return url.substring(url.lastIndexOf(':') + 1);
        }
    }

    /**
     * All of it.
     *
     * @throws DemoFailedException with one line
     */
    Watch.Seen run() throws IOException, InterruptedException {
        Child venueChild = startVenue();
        // To encrypt a key takes its time, so that is done meanwhile.
        site.writePassword();
        Child keystore = children.start("keystore", Program.EXECUTOR, keystore("create"));
        Venue venue = opened(venueChild);
        String wallet = wallet(venue, keystore);
        Child executor = executor(venue);
        try (VenueEye eye =
                new VenueEye(venue.url(), venue.admin(), wallet, site.file("api.enc"), site.file("password"))) {
            executor.await(" is open, mode LIVE", START_SECONDS);
            screen.say("executor", "is live under a policy; %s", worstLoss(executor));
            Child engine = engine(venue);
            Watch watch = new Watch(screen, eye, site.journal(), wallet, venue.markets());
            minute(venue, eye, watch, List.of(venue.child(), executor, engine));
            stop(engine, executor);
            int open = watch.openAtVenue();
            screen.say("venue", "asked itself: %d open orders of ours, %d on its own books", open, onBooks(eye));
            if (open + onBooks(eye) > 0) {
                throw new DemoFailedException("orders are left at the venue");
            }
            venue.child().end(END_SECONDS);
            verify();
            Watch.Seen seen = watch.seen();
            if (seen.mostQuotes() == 0) {
                throw new DemoFailedException("the engine placed nothing; see " + site.file("engine.log"));
            }
            return seen;
        }
    }

    private Child startVenue() {
        String[] words = {
            "venue",
            "--port",
            Integer.toString(settings.port()),
            "--markets",
            "3",
            "--seed",
            Long.toString(settings.seed())
        };
        return children.start("venue", Program.SIM, List.of(words));
    }

    private Venue opened(Child child) throws InterruptedException {
        child.await("ready", START_SECONDS);
        List<Listed> markets = new ArrayList<>();
        String url = "";
        String admin = "";
        for (String line : child.lines()) {
            if (line.startsWith("venue: ")) {
                url = line.substring("venue: ".length(), line.indexOf(','));
            } else if (line.startsWith("admin: ")) {
                admin = line.substring("admin: ".length());
            } else if (line.startsWith("market: ")) {
                markets.add(Listed.of(markets.size() + 1, line));
            }
        }
        screen.say("venue", "%d markets with a crowd in them at %s", markets.size(), url);
        return new Venue(child, url, admin, markets);
    }

    /** A key that is thrown away, and the credentials that its signature gets. */
    private String wallet(Venue venue, Child keystore) throws IOException, InterruptedException {
        String wallet = keystore.wellEnded(START_SECONDS);
        site.configure(wallet, venue.markets());
        List<String> words = new ArrayList<>(keystore("api-key"));
        words.addAll(List.of("--out", site.file("api.enc").toString()));
        words.addAll(place(venue));
        children.run("api-key", Program.EXECUTOR, words, START_SECONDS);
        screen.say("keys", "a throwaway wallet %s; the venue gave API credentials for its signature", wallet);
        return wallet;
    }

    private List<String> keystore(String word) {
        return List.of("keystore", word, "--keystore", path("key.json"), "--password-file", path("password"));
    }

    private List<String> place(Venue venue) {
        return List.of("--policy", path("policy.yaml"), "--loopback-port", venue.port());
    }

    private String path(String name) {
        return site.file(name).toString();
    }

    private Child executor(Venue venue) {
        List<String> words = new ArrayList<>(
                List.of("run", "--mode", "live", "--journal", site.journal().toString()));
        words.addAll(place(venue));
        words.addAll(List.of("--keystore", path("key.json"), "--credentials", path("api.enc")));
        words.addAll(List.of("--password-file", path("password")));
        return children.start("executor", Program.EXECUTOR, words);
    }

    private static String worstLoss(Child executor) {
        String line = executor.lines().stream()
                .filter(said -> said.startsWith("worst loss"))
                .findFirst()
                .orElse("its worst loss is not known");
        int comma = line.indexOf(',');
        return comma < 0 ? line : line.substring(0, comma);
    }

    private Child engine(Venue venue) throws InterruptedException {
        String[] words = {
            "run",
            "--config",
            path("engine.yaml"),
            "--journal",
            site.journal().toString(),
            "--mode",
            "live",
            "--profile",
            "loopback",
            "--loopback-port",
            venue.port()
        };
        Child engine = children.start("engine", Program.ENGINE, List.of(words));
        engine.await("is open, mode LIVE", START_SECONDS);
        screen.say("engine", "is live on the venue's sockets");
        return engine;
    }

    private void minute(Venue venue, VenueEye eye, Watch watch, List<Child> all)
            throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        boolean dropped = false;
        boolean stalled = false;
        for (long atS = 0; atS < LAST_S; atS = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs)) {
            all.forEach(Child::requireAlive);
            if (atS >= DROP_AT_S && !dropped) {
                dropped = true;
                screen.say("FAULT", "the venue drops the market connection");
                eye.command("/drop-markets", "{}");
            }
            if (atS >= STALL_AT_S && !stalled) {
                stalled = true;
                stall(venue, eye, watch);
            }
            patientLook(watch);
            venue.child().pause(LOOK_MS);
        }
    }

    /** A machine that is busy elsewhere may leave a question without an answer; several in a row are no chance. */
    private void patientLook(Watch watch) throws InterruptedException {
        try {
            watch.look();
            blindLooks = 0;
        } catch (IOException e) {
            if (++blindLooks > MOST_BLIND_LOOKS) {
                throw new DemoFailedException("engine and venue cannot be seen: " + e);
            }
        }
    }

    private void stall(Venue venue, VenueEye eye, Watch watch) throws IOException, InterruptedException {
        Listed quoted = watch.quoted();
        Listed silent = quoted == null ? venue.markets().get(0) : quoted;
        screen.say("FAULT", "%s goes silent for %d s, the others speak on", silent.name(), STALL_MS / 1_000);
        eye.command(
                "/faults",
                "{\"kind\":\"STALL_ASSET\",\"channel\":\"market\",\"asset\":\"" + silent.id()
                        + "\",\"times\":1,\"millis\":" + STALL_MS + "}");
    }

    private void stop(Child engine, Child executor) throws InterruptedException {
        screen.say("end", "SIGTERM: quotes are taken away, then everything is cancelled");
        for (Child child : List.of(engine, executor)) {
            child.terminate();
            child.wellEnded(END_SECONDS);
        }
        screen.say("engine", "%s", said(engine));
        screen.say("executor", "%s", stopped(executor));
    }

    /** How it ended, which stands in front of the times that it took for its calls. */
    private static String stopped(Child child) {
        return child.lines().stream()
                .filter(line -> line.startsWith("stopped: "))
                .findFirst()
                .orElseGet(() -> said(child));
    }

    /** Its last word, without its name. */
    private static String said(Child child) {
        return child.lastWord().replaceFirst("^tapemaker-[a-z]+: ", "");
    }

    private static int onBooks(VenueEye eye) throws IOException, InterruptedException {
        int open = 0;
        for (var orders : eye.look("/state").path("openOrders")) {
            open += orders.size();
        }
        return open;
    }

    private void verify() throws InterruptedException {
        String journal = site.journal().toString();
        children.run("replay-verify", Program.REPLAY, List.of("verify", journal), VERIFY_SECONDS);
        screen.say("verify", "engine: the tape decided again gives the same commands, byte for byte");
        children.run("executor-verify", Program.EXECUTOR, List.of("verify", "--journal", journal), VERIFY_SECONDS);
        screen.say("verify", "executor: its tape decided again gives the same records, byte for byte");
    }
}
