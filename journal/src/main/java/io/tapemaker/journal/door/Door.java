package io.tapemaker.journal.door;

import io.tapemaker.journal.door.DoorCounts.Kind;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door: a Unix socket beside the journal, for the process's own user and root. One thread serves a bounded number of
 * clients without waiting for any of them; nobody else waits for it.
 */
public final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final long LOOK_MS = 100;
    private static final long FAILED_ACCEPT_PARK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CLOSE_MS = 10_000;

    private final DoorKind kind;
    private final SocketPlace place;
    private final PeerRule rule;
    private final DoorDesk desk;
    private final Selector selector;
    private final Thread thread;
    private volatile boolean closing;

    private Door(DoorKind kind, SocketPlace place, PeerRule rule, DoorDesk desk, Selector selector) {
        this.kind = kind;
        this.place = place;
        this.rule = rule;
        this.desk = desk;
        this.selector = selector;
        this.thread = new Thread(this::run, kind.name());
        thread.setDaemon(true);
    }

    /**
     * Opens the door of a journal directory. Only for the one who holds the journal's lock.
     *
     * @throws IOException with a line that says why there can be none
     */
    public static Door open(Path directory, DoorKind kind, DoorDesk desk) throws IOException {
        return open(directory, kind, desk, null);
    }

    /**
     * Opens a door with a rule of choice.
     *
     * @param rule who may talk; null for the rule that ships
     * @throws IOException with a line that says why there can be none
     */
    public static Door open(Path directory, DoorKind kind, DoorDesk desk, @Nullable PeerRule rule) throws IOException {
        SocketPlace place = SocketPlace.open(directory, kind);
        try {
            ServerSocketChannel server = place.channel();
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            PeerRule inForce = rule == null ? PeerRule.ofOwner(place.file()) : rule;
            Door socket = new Door(kind, place, inForce, desk, selector);
            socket.thread.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private void run() {
        while (!closing) {
            try {
                selector.select(this::onReady, LOOK_MS);
                answerTheLate();
            } catch (IOException | RuntimeException e) {
                // Whatever a client did, the door stays open for the next one.
                LOG.warn("the {}'s door: {}", kind.name(), e.getClass().getSimpleName());
                LockSupport.parkNanos(FAILED_ACCEPT_PARK_NS);
            }
        }
    }

    private void onReady(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof DoorConnection client) {
            serve(key, client);
        } else {
            accept(key);
        }
    }

    private void accept(SelectionKey serverKey) {
        try {
            SocketChannel channel = place.channel().accept();
            if (channel == null) {
                return;
            }
            try {
                admit(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            if (clients().size() >= kind.maxClients()) {
                serverKey.interestOps(0);
            }
        } catch (IOException e) {
            LockSupport.parkNanos(FAILED_ACCEPT_PARK_NS);
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        desk.counts().add(Kind.CONNECTIONS);
        channel.configureBlocking(false);
        DoorConnection client =
                new DoorConnection(channel, rule.peerOf(channel), kind.maxRequestBytes(), System.nanoTime());
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, client);
        if (client.peer() == null) {
            desk.counts().add(Kind.REFUSED_PEERS);
            reply(key, client, desk.toStranger());
        }
    }

    private void serve(SelectionKey key, DoorConnection client) {
        try {
            if (client.isAnswered()) {
                send(key, client);
            } else {
                hear(key, client);
            }
        } catch (IOException e) {
            drop(key);
        } catch (RuntimeException e) {
            drop(key);
            throw e;
        }
    }

    private void hear(SelectionKey key, DoorConnection client) throws IOException {
        byte[] line;
        try {
            line = client.read();
        } catch (IllegalArgumentException e) {
            desk.counts().add(Kind.BAD_REQUESTS);
            reply(key, client, desk.toBadLine(String.valueOf(e.getMessage())));
            return;
        }
        Peer peer = client.peer();
        if (line != null && peer != null) {
            reply(key, client, desk.answer(peer, line));
        }
    }

    private void reply(SelectionKey key, DoorConnection client, byte[] answer) throws IOException {
        client.answer(answer, System.nanoTime());
        send(key, client);
    }

    private void send(SelectionKey key, DoorConnection client) throws IOException {
        if (client.write()) {
            drop(key);
        } else {
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private void answerTheLate() {
        long nowNs = System.nanoTime();
        for (SelectionKey key : clients()) {
            if (!key.isValid() || !(key.attachment() instanceof DoorConnection client) || !client.isLate(nowNs)) {
                continue;
            }
            if (client.isAnswered()) {
                drop(key);
                continue;
            }
            desk.counts().add(Kind.TIMEOUTS);
            try {
                reply(key, client, desk.toLateClient());
            } catch (IOException e) {
                drop(key);
            }
        }
    }

    private List<SelectionKey> clients() {
        return selector.keys().stream()
                .filter(key -> key.attachment() != null)
                .filter(SelectionKey::isValid)
                .toList();
    }

    /** Lets go of a client, and of the next one in if the house was full. */
    private void drop(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // Gone either way.
        }
        SelectionKey serverKey = place.channel().keyFor(selector);
        if (serverKey != null && serverKey.isValid()) {
            serverKey.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    /** Where the socket is. */
    public Path file() {
        return place.file();
    }

    /** Closes the door behind the word that is being said, if one is, and removes the socket. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
            place.close();
        } catch (IOException e) {
            LOG.warn(
                    "the {}'s socket could not be removed: {}",
                    kind.name(),
                    e.getClass().getSimpleName());
        }
    }
}
