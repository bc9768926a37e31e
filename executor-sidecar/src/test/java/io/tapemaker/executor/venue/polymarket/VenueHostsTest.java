package io.tapemaker.executor.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.venue.polymarket.HttpCall.Method;
import io.tapemaker.executor.venue.polymarket.HttpCall.Service;
import io.tapemaker.journal.net.SystemProxy;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "executor.venue-profiles",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "Hosts are one of two closed sets, no proxy is ever used, and none may be set at start")
class VenueHostsTest {

    private static final VenueHosts.Ports PORTS = new VenueHosts.Ports(4001, 4002, 4003);
    private static final List<String> KEYS = List.of(
            "http.proxyHost",
            "http.proxyPort",
            "http.nonProxyHosts",
            "https.proxyHost",
            "https.proxyPort",
            "socksProxyHost",
            "socksProxyPort",
            "socksNonProxyHosts");

    private static HttpCall call(Service service) {
        return HttpCall.of(service, Method.GET, "/x").with("a", "b c");
    }

    @Test
    void polymarketIsCompiledIn() {
        VenueHosts hosts = VenueHosts.parse("polymarket", null);
        assertTrue(hosts.isReal());
        assertEquals(Venue.POLYMARKET, hosts.venue());
        assertEquals(
                "https://clob.polymarket.com/x?a=b%20c",
                hosts.url(call(Service.CLOB)).toString());
        assertEquals(
                "https://polymarket.com/x?a=b%20c",
                hosts.url(call(Service.GEOBLOCK)).toString());
        assertEquals(
                "https://ws-subscriptions-clob.polymarket.com/ws/user",
                hosts.userChannel().toString());
    }

    @Test
    void loopbackIsThisMachine() {
        VenueHosts hosts = VenueHosts.parse("loopback", PORTS);
        assertFalse(hosts.isReal());
        assertEquals(Venue.LOOPBACK, hosts.venue());
        assertEquals(
                "http://127.0.0.1:4001/x?a=b%20c",
                hosts.url(call(Service.CLOB_SIGNED)).toString());
        assertEquals(
                "http://127.0.0.1:4003/x?a=b%20c",
                hosts.url(call(Service.GEOBLOCK)).toString());
        assertEquals("http://127.0.0.1:4002/ws/user", hosts.userChannel().toString());
    }

    @Test
    void mixingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> VenueHosts.parse("polymarket", PORTS));
        assertThrows(IllegalArgumentException.class, () -> VenueHosts.parse("loopback", null));
        assertThrows(IllegalArgumentException.class, () -> VenueHosts.parse("Polymarket", null));
        assertThrows(IllegalArgumentException.class, () -> VenueHosts.parse("http://127.0.0.1", PORTS));
        assertEquals(0, VenueHosts.class.getConstructors().length, "hosts could be put together by hand");
        assertThrows(IllegalArgumentException.class, () -> new VenueHosts.Ports(-1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new VenueHosts.Ports(0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new VenueHosts.Ports(1, 65_536, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://clob.polymarket.com/",
                "https://clob.polymarket.com:444/",
                "https://clob.polymarket.com.evil.example/",
                "https://evil.example/",
                "http://127.0.0.1:4001/"
            })
    void otherHostsAreNoWay(String url) {
        assertFalse(VenueHosts.polymarket().allows(HttpUrl.get(url)));
        assertTrue(VenueHosts.polymarket().allows(HttpUrl.get("https://polymarket.com/api/geoblock")));
        assertEquals(url.startsWith("http://127"), VenueHosts.loopback(PORTS).allows(HttpUrl.get(url)));
        assertFalse(VenueHosts.loopback(PORTS).allows(HttpUrl.get("http://localhost:4001/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.proxyHost", "https.proxyHost", "ftp.proxyHost", "socksProxyHost"})
    void aProxyOfTheProcessIsRefused(String key) {
        Properties properties = new Properties();
        SystemProxy.refuse(properties);
        properties.setProperty(key, "10.0.0.1");
        String said = assertThrows(IllegalStateException.class, () -> SystemProxy.refuse(properties))
                .getMessage();
        assertTrue(said != null && said.contains("-D" + key), said);
    }

    @Test
    void theSystemsProxiesAreRefused() {
        Properties properties = new Properties();
        properties.setProperty("java.net.useSystemProxies", "false");
        SystemProxy.refuse(properties);
        properties.setProperty("java.net.useSystemProxies", "TRUE");
        assertThrows(IllegalStateException.class, () -> SystemProxy.refuse(properties));
    }

    /** Proxies that are set while it runs are not used either; the library as it comes uses both kinds. */
    @Test
    void aProxyThatIsSetLaterIsNotUsed() throws IOException, InterruptedException {
        List<String> before = new ArrayList<>();
        KEYS.forEach(key -> before.add(System.getProperty(key, "")));
        try (Proxying http = new Proxying();
                Proxying socks = new Proxying();
                ScriptedServer server = new ScriptedServer();
                VenueClient client = PostOnceTest.client(server, 60_000)) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", Integer.toString(socks.port()));
            System.setProperty("socksNonProxyHosts", "");
            assertEquals("200", sent(client, Lane.CANCEL));
            assertEquals(0, socks.connections());
            assertEquals("failed", withDefaults(server), "control");
            assertTrue(socks.connections() > 0, "control");
            System.clearProperty("socksProxyHost");

            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(http.port()));
            System.setProperty("http.nonProxyHosts", "");
            assertEquals("200", sent(client, Lane.PLACE), "on a connection of its own");
            assertEquals(0, http.connections());
            assertEquals("failed", withDefaults(server), "control");
            assertTrue(http.connections() > 0, "control");
            assertThrows(IllegalStateException.class, () -> PostOnceTest.client(server, 1));
        } finally {
            for (int i = 0; i < KEYS.size(); i++) {
                if (before.get(i).isEmpty()) {
                    System.clearProperty(KEYS.get(i));
                } else {
                    System.setProperty(KEYS.get(i), before.get(i));
                }
            }
        }
    }

    private static String sent(VenueClient client, Lane lane) throws InterruptedException {
        Outcomes outcomes = new Outcomes();
        client.send(1, lane, HttpCall.of(Service.CLOB, Method.DELETE, "/order"), outcomes);
        return outcomes.await(1);
    }

    private static String withDefaults(ScriptedServer server) {
        OkHttpClient client =
                new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.port() + "/x")
                .build();
        try (Response response = client.newCall(request).execute()) {
            return Integer.toString(response.code());
        } catch (IOException e) {
            return "failed";
        } finally {
            client.connectionPool().evictAll();
        }
    }

    /** Takes connections, hangs up, and counts. */
    private static final class Proxying implements AutoCloseable {

        private final ServerSocket server =
                new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        private final AtomicInteger connections = new AtomicInteger();

        Proxying() throws IOException {
            Thread thread = new Thread(this::accept, "proxying");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    socket.shutdownOutput();
                } catch (IOException e) {
                    return;
                }
            }
        }

        int port() {
            return server.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
