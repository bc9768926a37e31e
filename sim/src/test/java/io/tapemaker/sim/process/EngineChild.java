package io.tapemaker.sim.process;

import io.tapemaker.engine.app.EngineMain;
import io.tapemaker.engine.gateway.operator.OperatorAnswer;
import io.tapemaker.engine.gateway.operator.OperatorClient;
import io.tapemaker.engine.gateway.operator.OperatorRequest;
import io.tapemaker.journal.door.NobodyListensException;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.BookFrames;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.workload.RecordingWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The engine's program in a process of its own: it quotes the first market, on a recording whose time is about now.
 * What it decides is as old as its start took long; so the recording runs a little fast, until the executor finds it
 * young enough.
 */
final class EngineChild implements AutoCloseable {

    private static final long LIMIT_SECONDS = 120;
    private static final long FRAME_EVERY_MS = 500;
    private static final int FRAMES = 480;

    /** Before the recording has caught up with the clock, which is when nothing of it is traded any more. */
    private static final long AHEAD_MS = 3_000;

    private static final long TOUCH_BID_E4 = 4_900;
    private static final long TOUCH_ASK_E4 = 5_100;
    private static final long CENT_E4 = 100;
    private static final int LEVELS = 5;
    private static final long LEVEL_SIZE_E6 = 300_000_000L;

    private final Path folder;
    private final Path journal;
    private final ExecutorChild process;

    private EngineChild(Path folder, Path journal, ExecutorChild process) {
        this.folder = folder;
        this.journal = journal;
        this.process = process;
    }

    /** Starts it on a journal directory, with a property in its JVM, and waits until it runs. */
    static EngineChild start(Path folder, Path journal, String property) {
        Path recording = folder.resolve("recording.jsonl");
        Path config = folder.resolve("tapemaker.yaml");
        try {
            Files.writeString(config, "quoting: {largestOrder: \"60\"}\n");
            record(recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ExecutorChild process = ExecutorChild.start(
                folder,
                EngineMain.class,
                List.of("-Xmx256m", "-Dtapemaker.planted=" + property),
                "feed",
                "--recording",
                recording.toString(),
                "--journal",
                journal.toString(),
                "--speed",
                "1.2x",
                "--config",
                config.toString());
        EngineChild engine = new EngineChild(folder, journal, process);
        engine.untilItListens();
        return engine;
    }

    private static void record(Path recording) throws IOException {
        MarketNames names = VenueKit.MARKETS.get(0);
        MarketBook book = new MarketBook(TickSize.CENT);
        for (int i = 0; i < LEVELS; i++) {
            book.apply(new LevelChange(true, TOUCH_BID_E4 - i * CENT_E4, LEVEL_SIZE_E6, true));
            book.apply(new LevelChange(false, TOUCH_ASK_E4 + i * CENT_E4, LEVEL_SIZE_E6, true));
        }
        BookFrames frames = new BookFrames();
        FrameText text = new FrameText();
        long startMs = System.currentTimeMillis() - AHEAD_MS;
        try (RecordingWriter out = RecordingWriter.create(recording)) {
            for (int i = 0; i < FRAMES; i++) {
                long atMs = startMs + i * FRAME_EVERY_MS;
                text.clear().text("[");
                frames.snapshot(text, names, book, true, atMs);
                text.text(",");
                frames.snapshot(text, names, book, false, atMs);
                out.onFrame(atMs, text.text("]").toBytes());
            }
        }
    }

    private void untilItListens() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            try {
                say("status");
                return;
            } catch (NobodyListensException e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not at work: " + process, e);
                }
                ExecutionsView.pause();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void say(String word) throws IOException {
        OperatorAnswer answer = OperatorClient.ask(
                journal,
                new OperatorRequest(
                        word, "", "", "", "", ProcessHandle.current().pid()));
        if (!answer.isOk()) {
            throw new AssertionError(word + ": " + answer.problem());
        }
    }

    /** It takes its quotes away and quotes anew. */
    void quoteAnew() {
        try {
            say("pause");
            say("resume");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** All of its heap, garbage included. */
    Path heapDump() {
        Path dump = folder.resolve("engine.hprof");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process ended = new ProcessBuilder(
                            jcmd.toString(), Long.toString(pid()), "GC.heap_dump", "-all", dump.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (ended.waitFor() != 0 || !Files.exists(dump)) {
                throw new AssertionError("no heap dump: " + said);
            }
            return dump;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return process.toString();
    }

    @Override
    public void close() {
        process.kill();
    }
}
