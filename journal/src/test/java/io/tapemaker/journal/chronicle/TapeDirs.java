package io.tapemaker.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Whole directories compared and copied. */
final class TapeDirs {

    private static final int CHUNK = 1 << 20;

    private TapeDirs() {}

    /**
     * Relative path, length and checksum of each file, the lock files' content left alone: opening one would give the
     * lock back.
     */
    static Map<String, String> digest(Path directory) {
        Map<String, String> digest = new TreeMap<>();
        for (Path file : files(directory)) {
            boolean lock = file.toString().endsWith(".lock");
            digest.put(directory.relativize(file).toString(), lock ? "lock" : digestOf(file));
        }
        return digest;
    }

    private static String digestOf(Path file) {
        CRC32C crc = new CRC32C();
        byte[] chunk = new byte[CHUNK];
        try (ChannelContent content = ChannelContent.open(file)) {
            long position = 0;
            int read;
            while ((read = content.read(position, chunk, 0, CHUNK)) > 0) {
                crc.update(chunk, 0, read);
                position += read;
            }
            return position + ":" + Long.toHexString(crc.getValue());
        }
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
