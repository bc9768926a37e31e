package io.tapemaker.executor.run;

import io.tapemaker.executor.decode.AnswerReader;
import io.tapemaker.executor.decode.HttpAnswer;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.keys.SecretScrubber;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.venue.polymarket.Requests;
import io.tapemaker.executor.venue.polymarket.TransportFailure;
import io.tapemaker.executor.venue.polymarket.UserChannel;
import io.tapemaker.executor.venue.polymarket.VenueClient;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import io.tapemaker.executor.venue.polymarket.VenueListener;
import io.tapemaker.journal.codecs.LinkState;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The venue over its lanes and its user channel. Whatever comes back is scrubbed before anybody keeps it. */
final class LiveVenue implements VenuePort {

    /** Longer bytes do not fit a record; nothing that the venue says about one account is. */
    private static final int LONGEST = 4 << 20;

    /** The core misses a channel after 6 s of silence, so it is asked for a sign of life each two. */
    private static final UserChannel.Timing TIMING = new UserChannel.Timing(2_000, 6_000, 5_000, 500, 30_000);

    private final VenueClient client;
    private final Requests requests;
    private final SecretScrubber scrubber;
    private final Inbox inbox;
    private final UserChannel channel;
    private final KillTimes times;

    LiveVenue(
            VenueHosts profile,
            VenueClient client,
            Requests requests,
            LiveSecrets secrets,
            Inbox inbox,
            KillTimes times) {
        this.client = client;
        this.times = times;
        this.requests = requests;
        this.scrubber = secrets.scrubber();
        this.inbox = inbox;
        this.channel = new UserChannel(
                profile,
                secrets::hello,
                TIMING,
                bound -> ThreadLocalRandom.current().nextLong(Math.max(1, bound)),
                new Hearing());
    }

    @Override
    public void start() {
        channel.start();
    }

    @Override
    public void ask(long tag, VenueRequest request) {
        client.send(tag, request.lane(), requests.of(request), new Answering(request));
    }

    @Override
    public void abandonPlaces() {
        client.abandonPlaces();
    }

    @Override
    public boolean cancelEverything(long withinMs) throws InterruptedException {
        return new LastResort(new Questions(client, requests)).cancelEverything(withinMs);
    }

    @Override
    public void close() {
        channel.close();
        client.close();
    }

    /** Of a place that has not left it is certain that the venue does not have it; anything else is unknown. */
    static VenueAnswer withoutAnswer(VenueRequest.Lane lane, TransportFailure failure) {
        String why = failure.kind() + " " + failure.what();
        if (failure.handed() || lane != VenueRequest.Lane.PLACE) {
            return AnswerReader.unanswered(why);
        }
        Refused cause = failure.kind() == TransportFailure.Kind.THROTTLED ? Refused.RATE_LIMITED : Refused.INVALID;
        return new VenueAnswer.Refusal(cause, failure.waitMs(), "nothing of it has left: " + why);
    }

    private final class Answering implements VenueListener {

        private final VenueRequest request;

        Answering(VenueRequest request) {
            this.request = request;
        }

        @Override
        public void leaves(long tag) {
            if (request instanceof VenueRequest.CancelAll) {
                times.cancelAllLeaves();
            }
        }

        @Override
        public void answered(long tag, HttpAnswer answer) {
            byte[] body = answer.body();
            if (body.length > LONGEST) {
                typed(tag, AnswerReader.unanswered("an answer of " + body.length + " bytes"));
                return;
            }
            scrubber.scrub(body);
            String headers = scrubber.scrub(AnswerHeaders.text(answer.headers()));
            inbox.put((runner, stampNs) -> runner.answer(stampNs, tag, answer.status(), headers, body));
        }

        @Override
        public void failed(long tag, TransportFailure failure) {
            typed(tag, withoutAnswer(request.lane(), failure));
        }

        private void typed(long tag, VenueAnswer answer) {
            inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.Answer(tag, answer)));
        }
    }

    private final class Hearing implements UserChannel.Listener {

        @Override
        public void up() {
            link(LinkState.UP);
        }

        @Override
        public void down(String why) {
            link(LinkState.DOWN);
        }

        private void link(LinkState state) {
            inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.UserLink(state)));
        }

        @Override
        public void frame(byte[] bytes) {
            if (bytes.length > LONGEST) {
                inbox.put((runner, stampNs) -> runner.on(
                        stampNs, new ExecutorInput.User(List.of(new UserNews.Unreadable("a frame that is too long")))));
                return;
            }
            scrubber.scrub(bytes);
            inbox.put((runner, stampNs) -> taken(runner, stampNs, bytes));
        }

        private void taken(ExecutorRunner runner, long stampNs, byte[] bytes) {
            runner.userFrame(stampNs, bytes);
        }
    }
}
