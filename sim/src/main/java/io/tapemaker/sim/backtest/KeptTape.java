package io.tapemaker.sim.backtest;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.Durability;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.sim.study.PaperTape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The two journals of a market's engine, as the engine itself would have written them. */
final class KeptTape implements PaperTape, AutoCloseable {

    /** A run that is cut off is run again, so nothing is forced to the disk before its end. */
    private static final JournalOptions OPTIONS = JournalOptions.standard().withDurability(Durability.PROCESS_CRASH);

    /** Of a file system. */
    private static final int MOST_BYTES = 255;

    private final JournalAppender inbound;
    private final JournalAppender commands;

    /** Begins new ones below a folder. */
    KeptTape(Path folder, String market) {
        Path directory = folder.resolve(folderOf(market));
        inbound = ChronicleJournal.open(directory, JournalKind.INBOUND, OPTIONS).openAppender();
        commands = openCommands(directory);
    }

    private JournalAppender openCommands(Path directory) {
        try {
            return ChronicleJournal.open(directory, JournalKind.COMMANDS, OPTIONS)
                    .openAppender();
        } catch (RuntimeException e) {
            inbound.close();
            throw e;
        }
    }

    /**
     * The name of a market's folder: its own, in which every byte but {@code a-z}, {@code 0-9}, dash and dot, and a dot
     * in front, is written as {@code %} and two hex digits. It names one folder and nothing above or below it, and no
     * other market's.
     *
     * @throws IllegalArgumentException if it is empty or too long for a file system
     */
    static String folderOf(String market) {
        StringBuilder name = new StringBuilder();
        for (byte each : market.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = each >= 'a' && each <= 'z'
                    || each >= '0' && each <= '9'
                    || each == '-'
                    || each == '.' && !name.isEmpty();
            name.append(isPlain ? Character.toString(each) : String.format(Locale.ROOT, "%%%02x", each));
        }
        if (name.isEmpty() || name.length() > MOST_BYTES) {
            throw new IllegalArgumentException("a market's name of " + market.length()
                    + " characters cannot name its journal's folder; leave it out of the quotes");
        }
        return name.toString();
    }

    @Override
    public void onRecord(JournalKind kind, RecordBuffer record) {
        JournalAppender appender = kind == JournalKind.INBOUND ? inbound : commands;
        // Sealed once more, by the same rule and so with the same bytes.
        appender.epoch(RecordFrame.epoch(record.buffer()));
        appender.append(record);
    }

    /** Forces all to the disk. */
    @Override
    public void close() {
        try (inbound;
                commands) {
            inbound.sync();
        }
    }
}
