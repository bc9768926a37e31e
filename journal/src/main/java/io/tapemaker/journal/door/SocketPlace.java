package io.tapemaker.journal.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The socket's file in a journal directory. The socket is bound in a directory of mode 0700, gets mode 0600 there, and
 * is renamed into its place: at no moment can another user reach it. Only the writer of the journal makes one.
 */
final class SocketPlace implements AutoCloseable {

    private static final String CRADLE_NAME = "s";
    private static final int BACKLOG = 16;
    private static final int TYPE_BITS = 0170000;
    private static final int SOCKET_TYPE = 0140000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_READ_WRITE = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final ServerSocketChannel channel;
    private final @Nullable Object key;

    private SocketPlace(Path file, ServerSocketChannel channel, @Nullable Object key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /**
     * Makes the socket; a file that a dead process left is replaced.
     *
     * @throws IOException if somebody listens there, if what is there is no socket, or if no socket can be made
     */
    static SocketPlace open(Path directory, DoorKind kind) throws IOException {
        Path file = directory.resolve(kind.socketName());
        requireFree(directory, file, kind);
        Path cradle = directory.resolve(kind.cradleName());
        String name = kind.cradleName() + "/" + CRADLE_NAME;
        remove(cradle);
        Files.createDirectory(cradle, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (ShortPath path = ShortPath.to(directory, name)) {
            channel.bind(UnixDomainSocketAddress.of(path.resolve(name)), BACKLOG);
            Path made = cradle.resolve(CRADLE_NAME);
            Files.setPosixFilePermissions(made, OWNER_READ_WRITE);
            Object key = keyOf(made);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            return new SocketPlace(file, channel, key);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            remove(cradle);
        }
    }

    private static void remove(Path cradle) throws IOException {
        if (Files.isDirectory(cradle, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(cradle.resolve(CRADLE_NAME));
        }
        Files.deleteIfExists(cradle);
    }

    private static void requireFree(Path directory, Path file, DoorKind kind) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & TYPE_BITS) != SOCKET_TYPE) {
            throw new IOException(file + " is no socket; remove it");
        }
        if (isListenedTo(directory, kind.socketName())) {
            throw new IOException("another process listens at " + file);
        }
    }

    /** Asked without waiting: one who listens and accepts nobody is there all the same. */
    private static boolean isListenedTo(Path directory, String name) throws IOException {
        try (ShortPath path = ShortPath.to(directory, name);
                SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path.resolve(name)));
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    Path file() {
        return file;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Listens no more, and removes the file unless another is in its place. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Objects.equals(keyOf(file), key)) {
            Files.deleteIfExists(file);
        }
    }
}
