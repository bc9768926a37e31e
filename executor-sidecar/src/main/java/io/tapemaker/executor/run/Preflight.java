package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import io.tapemaker.executor.venue.polymarket.GeoState;
import io.tapemaker.executor.venue.polymarket.GeoTable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What has to be true of this place, this account and this clock before anything is armed. */
public final class Preflight {

    private static final int REFUSED = 5;
    private static final long ANSWER_MS = 8_000;

    /** The venue takes a request whose time is off by less than this; more is a clock that nobody tends. */
    private static final long MOST_SKEW_S = 10;

    private final Questions questions;
    private final Clock clock;

    Preflight(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * Refuses to go on unless everything is well.
     *
     * @throws RunRefusedException with one line
     */
    void require() throws InterruptedException {
        for (String problem : new String[] {place(), account(), skew(), version()}) {
            if (problem != null) {
                throw new RunRefusedException(REFUSED, problem);
            }
        }
    }

    /** What is wrong with the place, null for nothing. */
    @Nullable
    String place() throws InterruptedException {
        GeoState state = GeoTable.of(ask(Question.GEOBLOCK));
        return switch (state) {
            case ALLOWED -> null;
            case BLOCKED -> "geoblock: orders may not be placed from here; nothing is armed";
            case CLOSE_ONLY -> "geoblock: positions may only be closed from here; nothing is armed";
            case UNKNOWN -> "geoblock: it is not known whether orders may be placed from here; nothing is armed";
        };
    }

    /** The same of the account, which needs credentials. */
    @Nullable
    String account() throws InterruptedException {
        VenueAnswer answer = ask(Question.CLOSED_ONLY);
        if (answer instanceof VenueAnswer.ClosedOnly closed) {
            return closed.closedOnly() ? "the account may only close positions; nothing is armed" : null;
        }
        return "the venue does not say whether the account may trade (" + kind(answer) + "); nothing is armed";
    }

    /** The same of the clock. */
    @Nullable
    String skew() throws InterruptedException {
        VenueAnswer answer = ask(Question.TIME);
        if (!(answer instanceof VenueAnswer.Time time)) {
            return "the venue does not say what time it is (" + kind(answer) + "); nothing is armed";
        }
        long skewS = clock.instant().getEpochSecond() - time.seconds();
        return Math.abs(skewS) <= MOST_SKEW_S
                ? null
                : "the clock is " + skewS + " s off the venue's; set it (NTP), its signatures are not valid";
    }

    /** The same of the version that the venue speaks. */
    @Nullable
    String version() throws InterruptedException {
        VenueAnswer answer = ask(Question.VERSION);
        boolean known =
                answer instanceof VenueAnswer.Version version && version.version() == FilePolicies.VENUE_VERSION;
        return known ? null : "the venue does not say that it speaks version " + FilePolicies.VENUE_VERSION;
    }

    private VenueAnswer ask(Question question) throws InterruptedException {
        return questions.ask(new VenueRequest.Ask(question), ANSWER_MS);
    }

    /** Of an answer that is none of those that were hoped for. */
    static String kind(VenueAnswer answer) {
        if (answer instanceof VenueAnswer.Refusal refusal) {
            return "refused: " + refusal.cause();
        }
        return answer instanceof VenueAnswer.Unknown unknown ? unknown.why() : "another answer";
    }
}
