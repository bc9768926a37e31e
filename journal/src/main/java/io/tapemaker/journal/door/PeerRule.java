package io.tapemaker.journal.door;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Who may talk to a process: the user as whom it runs, and root. */
public final class PeerRule {

    private static final int ROOT_UID = 0;

    private final Peer own;
    private final @Nullable Peer root;

    /**
     * A rule.
     *
     * @param own the user as whom the process runs
     * @param root another user, null for none
     */
    public PeerRule(Peer own, @Nullable Peer root) {
        this.own = own;
        this.root = root;
    }

    /** The rule for a process that has made this file. */
    static PeerRule ofOwner(Path file) throws IOException {
        UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
        int uid = (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return new PeerRule(new Peer(owner, uid), root(file));
    }

    private static @Nullable Peer root(Path file) throws IOException {
        try {
            UserPrincipal root = file.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(String.valueOf(ROOT_UID));
            return new Peer(root, ROOT_UID);
        } catch (UserPrincipalNotFoundException e) {
            return null;
        }
    }

    /** The peer of a connection, null if it may not talk. */
    @Nullable
    Peer peerOf(SocketChannel connection) throws IOException {
        UserPrincipal user =
                connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        if (user.equals(own.user())) {
            return new Peer(user, own.uid());
        }
        return root != null && user.equals(root.user()) ? new Peer(user, root.uid()) : null;
    }
}
