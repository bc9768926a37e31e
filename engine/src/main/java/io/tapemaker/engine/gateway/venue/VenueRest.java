package io.tapemaker.engine.gateway.venue;

import io.tapemaker.journal.net.DirectSockets;
import io.tapemaker.journal.net.SystemProxy;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** What is asked of the venue's public side over HTTP: one request a question, nothing repeated. From any thread. */
public final class VenueRest implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final MediaType JSON = MediaType.get("application/json");

    private final MarketHosts hosts;
    private final OkHttpClient client;

    /** @param limit for a whole question with its answer */
    public VenueRest(MarketHosts hosts, Duration limit) {
        SystemProxy.refuse(System.getProperties());
        this.hosts = hosts;
        client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .socketFactory(DirectSockets.unbounded())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .callTimeout(limit)
                .build();
    }

    /**
     * What the venue answered.
     *
     * @param status HTTP status; 0 where there was no answer, and then the body says why
     * @param body at most 4 MiB; a longer one is no answer
     */
    public record Answer(int status, byte[] body) {

        static Answer none(String why) {
            return new Answer(0, why.getBytes(StandardCharsets.UTF_8));
        }

        /** Whether it was answered as asked. */
        public boolean isOk() {
            return status == 200;
        }
    }

    /** Asks for a resource; the path begins with a slash. */
    public Answer get(String path) {
        return call(new Request.Builder().url(url(path)));
    }

    /** Asks with a JSON body. */
    public Answer post(String path, String json) {
        return call(new Request.Builder().url(url(path)).post(RequestBody.create(json, JSON)));
    }

    private HttpUrl url(String path) {
        return hosts.clob().newBuilder().encodedPath(path).build();
    }

    private Answer call(Request.Builder request) {
        try (Response response = client.newCall(request.build()).execute()) {
            ResponseBody body = response.body();
            BufferedSource source = body.source();
            if (source.request(MAX_BODY_BYTES + 1L)) {
                return Answer.none("longer than " + MAX_BODY_BYTES + " bytes");
            }
            return new Answer(response.code(), source.readByteArray());
        } catch (IOException e) {
            return Answer.none(e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
