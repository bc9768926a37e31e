package io.tapemaker.journal.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets that go where they are told. A plain {@code new Socket()} asks the system for a SOCKS proxy, whatever the
 * HTTP client was told about proxies. What comes in can be bounded: the client's web socket knows no longest message.
 */
public final class DirectSockets extends SocketFactory {

    private final long maxUnread;
    private final AtomicLong unread = new AtomicLong();

    private DirectSockets(long maxUnread) {
        this.maxUnread = maxUnread;
    }

    public static DirectSockets unbounded() {
        return new DirectSockets(Long.MAX_VALUE);
    }

    /** Breaks the connection once more bytes than this have come in since {@link #delivered} was last called. */
    public static DirectSockets bounded(long maxUnreadBytes) {
        return new DirectSockets(maxUnreadBytes);
    }

    /** A whole message has come out of what came in. */
    public void delivered() {
        unread.set(0);
    }

    @Override
    public Socket createSocket() {
        unread.set(0);
        return maxUnread == Long.MAX_VALUE ? new Socket(Proxy.NO_PROXY) : new BoundedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private final class BoundedSocket extends Socket {

        BoundedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }
    }

    private final class BoundedStream extends FilterInputStream {

        BoundedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return counted(count, count);
        }

        private int counted(int result, int count) throws IOException {
            if (result >= 0 && unread.addAndGet(count) > maxUnread) {
                throw new IOException("a message longer than " + maxUnread + " bytes");
            }
            return result;
        }
    }
}
