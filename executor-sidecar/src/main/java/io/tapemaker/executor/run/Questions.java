package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.decode.Ours;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.executor.venue.polymarket.TransportFailure;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.executor.venue.polymarket.VenueListener;
import io.tapemaker.journal.types.Uint256;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the venue and waits for the answer: before there is a core, and when there is none any more. */
final class Questions {

    private final VenueClient client;
    private final Requests requests;
    private final AnswerReader reader = new AnswerReader(new Nobody());

    Questions(VenueClient client, Requests requests) {
        this.client = client;
        this.requests = requests;
    }

    VenueAnswer ask(VenueRequest request, long waitMs) throws InterruptedException {
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
            return answer.get(waitMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return AnswerReader.unanswered("no answer in time");
        }
    }

    /** Trades are of no matter here. */
    private static final class Nobody implements Ours {

        @Override
        public boolean order(Uint256 orderId) {
            return false;
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return false;
        }
    }
}
