package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process: appends until it is killed, holds the lock, or follows a journal. */
final class Child {

    static final JournalKind KIND = JournalKind.INBOUND;
    static final int LOCKED = 17;

    /** The child says so when it has opened, and after each batch, how far it is. */
    private static final int BATCH = 64;

    private Child() {}

    /** Arguments: what to do, journal directory, step of event time in ns, last sequence. */
    public static void main(String[] args) {
        Journal journal = ChronicleJournal.open(
                Path.of(args[1]), KIND, JournalOptions.standard().withDurability(Durability.groupCommit(BATCH)));
        long stepNs = Long.parseLong(args[2]);
        long last = Long.parseLong(args[3]);
        switch (args[0]) {
            case "append" -> append(journal, stepNs, last);
            case "lock" -> lock(journal);
            case "follow" -> follow(journal, last);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void append(Journal journal, long stepNs, long last) {
        try (JournalAppender appender = journal.openAppender()) {
            say(appender.lastSequence());
            while (appender.lastSequence() < last) {
                Records.appendTo(appender, Math.min(last, appender.lastSequence() + BATCH), stepNs);
                say(appender.lastSequence());
            }
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // The exit code is what the parent asks for.
    private static void lock(Journal journal) {
        try (JournalAppender appender = journal.openAppender()) {
            say(appender.lastSequence());
        } catch (JournalLockedException e) {
            System.err.println(e.getMessage());
            System.exit(LOCKED);
        }
    }

    private static void follow(Journal journal, long last) {
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer()) {
            say(0);
            while (tailer.nextSequence() <= last) {
                if (!tailer.poll(record)) {
                    Thread.onSpinWait();
                }
            }
            say(tailer.nextSequence() - 1);
        }
    }

    private static void say(long sequence) {
        System.out.println(sequence);
        System.out.flush();
    }

    /** Starts this class in a JVM of its own, with the flags that Chronicle needs. */
    static Process start(String what, Path directory, long stepNs, long last) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String part : List.of("java.lang.reflect", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + part + "=ALL-UNNAMED");
        }
        for (String part : List.of("jdk.internal.ref", "jdk.internal.misc")) {
            command.add("--add-exports=java.base/" + part + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Child.class.getName(), what, directory.toString(), "" + stepNs, "" + last));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
