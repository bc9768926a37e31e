package io.tapemaker.testkit;

import io.tapemaker.journal.door.DoorKind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A client of a door that sends whatever it likes. */
public final class DoorTalk {

    private DoorTalk() {}

    /** A connection to the door of a journal directory. */
    public static SocketChannel connect(Path directory, DoorKind door) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(directory.resolve(door.socketName())));
        return channel;
    }

    /** Sends bytes as they are, ends the sending side, and reads the lines of the answer to their end. */
    public static List<String> exchange(Path directory, DoorKind door, byte[] bytes) throws IOException {
        try (SocketChannel channel = connect(directory, door)) {
            try {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.shutdownOutput();
            } catch (IOException e) {
                // Shut while we speak; the answer is there all the same.
            }
            return lines(channel);
        }
    }

    /** The lines that come until the other side closes. */
    public static List<String> lines(SocketChannel channel) {
        StringBuilder text = new StringBuilder();
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
