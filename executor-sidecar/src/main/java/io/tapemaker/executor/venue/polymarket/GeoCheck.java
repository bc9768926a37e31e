package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks whether this place and this account may trade, before anything is armed. The hosts are those of the profile;
 * nothing else can be asked. While it runs, the decision core asks the same questions itself.
 */
public final class GeoCheck {

    private final VenueClient client;
    private final Requests requests;
    private final AnswerReader reader;

    /** Asks through a client. */
    public GeoCheck(VenueClient client, Requests requests, AnswerReader reader) {
        this.client = client;
        this.requests = requests;
        this.reader = reader;
    }

    /** The state of the place; blocks until there is an answer or the wait is over, which is unknown. */
    public GeoState place(long waitMs) throws InterruptedException {
        return ask(Question.GEOBLOCK, waitMs);
    }

    /** The worse of the place and the account, which needs credentials. */
    public GeoState placeAndAccount(long waitMs) throws InterruptedException {
        return ask(Question.GEOBLOCK, waitMs).worse(ask(Question.CLOSED_ONLY, waitMs));
    }

    private GeoState ask(Question question, long waitMs) throws InterruptedException {
        VenueRequest request = new VenueRequest.Ask(question);
        CompletableFuture<VenueAnswer> answer = new CompletableFuture<>();
        client.send(0, request.lane(), requests.of(request), new VenueListener() {
            @Override
            public void answered(long tag, HttpAnswer bytes) {
                answer.complete(reader.read(request, bytes));
            }

            @Override
            public void failed(long tag, TransportFailure failure) {
                answer.complete(AnswerReader.unanswered(failure.kind().name()));
            }
        });
        try {
            return GeoTable.of(answer.get(waitMs, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return GeoState.UNKNOWN;
        }
    }
}
