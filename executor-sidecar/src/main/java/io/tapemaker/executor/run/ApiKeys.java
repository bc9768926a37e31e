package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.signing.ClobAuth;
import io.tapemaker.executor.signing.L1Headers;
import io.tapemaker.executor.signing.OrderSigner;
import io.tapemaker.executor.signing.SigningKey;
import io.tapemaker.executor.venue.polymarket.HttpCall;
import io.tapemaker.executor.venue.polymarket.HttpCall.Method;
import io.tapemaker.executor.venue.polymarket.LaneLimits;
import io.tapemaker.executor.venue.polymarket.TransportFailure;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.executor.venue.polymarket.VenueListener;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * API credentials from the venue: new ones, or those that the wallet has already, for a wallet has one. They are asked
 * for with the key's signature (L1) of the first nonce, so that they can be derived again whenever the file is lost.
 */
public final class ApiKeys {

    private static final int FAILURE = 1;
    private static final int OK = 200;
    private static final long ANSWER_MS = 12_000;
    private static final long NONCE = 0;

    private final VenueHosts venue;
    private final long chainId;
    private final Clock clock;

    /** Asks there. */
    public ApiKeys(VenueHosts venue, long chainId, Clock clock) {
        this.venue = venue;
        this.chainId = chainId;
        this.clock = clock;
    }

    /**
     * The body of the venue's answer, which is plain JSON; the caller wipes it.
     *
     * @throws RunRefusedException if the venue does not answer or gives none; one line, without anything that it said
     */
    public byte[] of(PrivateKeyHandle handle) throws InterruptedException {
        try (SigningKey key = handle.toSigningKey()) {
            OrderSigner signer = OrderSigner.of(key, List.of());
            // The time in the headers is that of the sending, as it is with credentials.
            try (VenueClient client = new VenueClient(
                    venue,
                    (method, path, body, header) ->
                            L1Headers.of(signer, now(signer)).forEach(header),
                    () -> false,
                    LaneLimits.standard())) {
                return createOrDerive(client);
            }
        }
    }

    private ClobAuth now(OrderSigner signer) {
        return new ClobAuth(signer.address(), chainId, clock.instant().getEpochSecond(), NONCE);
    }

    private static byte[] createOrDerive(VenueClient client) throws InterruptedException {
        HttpAnswer created = ask(client, Method.POST, "/auth/api-key");
        if (created.status() == OK) {
            return created.body();
        }
        HttpAnswer derived = ask(client, Method.GET, "/auth/derive-api-key");
        if (derived.status() == OK) {
            return derived.body();
        }
        throw new RunRefusedException(
                FAILURE,
                "the venue gives no API credentials: it answers " + created.status() + " where they are made and "
                        + derived.status()
                        + " where they are derived; is the clock right, and the wallet known there?");
    }

    private static HttpAnswer ask(VenueClient client, Method method, String path) throws InterruptedException {
        HttpCall call = new HttpCall(HttpCall.Service.CLOB_SIGNED, method, path, List.of(), new byte[0], 0);
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        client.send(0, Lane.QUERY, call, new VenueListener() {
            @Override
            public void answered(long tag, HttpAnswer bytes) {
                answer.complete(bytes);
            }

            @Override
            public void failed(long tag, TransportFailure failure) {
                answer.completeExceptionally(
                        new IllegalStateException(failure.kind().name()));
            }
        });
        try {
            return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RunRefusedException(FAILURE, "the venue does not answer; is it there, and the network?");
        }
    }
}
