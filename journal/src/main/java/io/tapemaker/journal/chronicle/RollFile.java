package io.tapemaker.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One file of a journal: the records of one event date.
 *
 * @param epochDay the date in its name, in days since 1970-01-01; negative if the name is not one that the journal
 * gives
 */
record RollFile(Path path, long epochDay) {

    static final String SUFFIX = ".cq4";

    private static final String NAME_END = "X" + SUFFIX;
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    /** The roll files of a folder in the order of their dates; empty if there is no folder. */
    static List<RollFile> list(Path folder) {
        List<RollFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path entry : entries) {
                files.add(new RollFile(entry, epochDayOf(entry)));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        files.sort(Comparator.comparingLong(RollFile::epochDay).thenComparing(RollFile::path));
        return files;
    }

    /** The event date of a time in ns since the epoch. */
    static long epochDayOf(long eventTimeNs) {
        return eventTimeNs / DAY_NS;
    }

    static String nameOf(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).format(DateTimeFormatter.BASIC_ISO_DATE) + NAME_END;
    }

    private static long epochDayOf(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String date = name.substring(0, Math.max(0, name.length() - NAME_END.length()));
            long day = LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
            return nameOf(day).equals(name) ? day : -1;
        } catch (DateTimeException e) {
            return -1;
        }
    }

    String name() {
        return String.valueOf(path.getFileName());
    }
}
