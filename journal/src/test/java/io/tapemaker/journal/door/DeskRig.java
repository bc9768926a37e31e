package io.tapemaker.journal.door;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A desk that says what it has heard. */
final class DeskRig implements DoorDesk {

    static final DoorKind DOOR = new DoorKind("parrot", "bird", 64, 3);

    private final DoorCounts counts = new DoorCounts();

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] answer(Peer peer, byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.equals("throw")) {
            throw new IllegalStateException("the desk broke");
        }
        counts.add(DoorCounts.Kind.WORDS);
        return line("you said " + text);
    }

    @Override
    public byte[] toStranger() {
        return line("stranger");
    }

    @Override
    public byte[] toBadLine(String problem) {
        return line(problem);
    }

    @Override
    public byte[] toLateClient() {
        return line("late");
    }

    @Override
    public DoorCounts counts() {
        return counts;
    }

    static String ask(Path directory, DoorKind kind, String text) throws IOException {
        return new String(DoorClient.ask(directory, kind, line(text)), StandardCharsets.UTF_8);
    }

    /** A socket that a dead process left. */
    static void leaveDeadSocket(Path directory, DoorKind kind) throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(directory.resolve(kind.socketName())));
        }
    }

    /** The first line that comes, empty if none does. */
    static String firstLine(SocketChannel channel) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer chunk = ByteBuffer.allocate(512);
        while (text.indexOf("\n") < 0 && channel.read(chunk) >= 0) {
            text.append(StandardCharsets.ISO_8859_1.decode(chunk.flip()));
            chunk.clear();
        }
        return text.toString().lines().findFirst().orElse("");
    }
}
