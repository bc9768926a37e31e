package io.tapemaker.executor.door;

import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.journal.door.Door;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A latch behind the executor's door. */
public final class ExecutorRig implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00.123456Z"), ZoneOffset.UTC);

    private final KillFile latch;
    private final Door door;

    public ExecutorRig(Path directory) throws IOException {
        latch = KillFile.open(directory, true, CLOCK);
        door = Door.open(directory, ExecutorDesk.DOOR, new ExecutorDesk(control(directory), CLOCK));
    }

    ExecutorControl control(Path directory) {
        return new LatchControl(latch, RearmFile.in(directory));
    }

    public KillFile latch() {
        return latch;
    }

    static ExecutorAnswer ask(Path directory, String word) throws IOException {
        return ask(directory, word, "");
    }

    static ExecutorAnswer ask(Path directory, String word, String why) throws IOException {
        return ExecutorClient.ask(
                directory,
                new ExecutorRequest(word, why, ProcessHandle.current().pid()));
    }

    /** Sends bytes as they are, ends the sending side, and reads the lines of the answer to their end. */
    static List<String> exchange(Path directory, byte[] bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(directory.resolve(ExecutorDesk.DOOR.socketName())));
            StringBuilder text = new StringBuilder();
            try {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.shutdownOutput();
            } catch (IOException e) {
                // Shut while we speak; the answer is there all the same.
            }
            ByteBuffer chunk = ByteBuffer.allocate(4_096);
            try {
                while (channel.read(chunk) >= 0) {
                    text.append(StandardCharsets.ISO_8859_1.decode(chunk.flip()));
                    chunk.clear();
                }
            } catch (IOException e) {
                // What was sent and not read makes the end of a connection a reset; the answer came before.
            }
            return text.toString().lines().toList();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        latch.close();
    }
}
