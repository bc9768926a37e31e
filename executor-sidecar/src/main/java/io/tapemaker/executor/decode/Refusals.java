package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.Decimals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are not a 200: status first, then the code, then the text. A status of the venue's front stands by
 * itself (425, 429, 401, 403); any other refusal counts only if the body is the venue's own error.
 */
final class Refusals {

    /** A longer wait than this is no wait but a date, and is left out. */
    static final long MAX_WAIT_S = 3_600;

    private static final long MS_PER_S = 1_000L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TIME_OUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int LAST_4XX = 498;
    private static final int UNAVAILABLE = 503;

    private Refusals() {}

    static VenueAnswer read(VenueRequest request, HttpAnswer answer) {
        int status = answer.status();
        @Nullable Fields body = bodyOrNull(answer);
        try {
            String text = body == null ? "" : errorText(body);
            return switch (status) {
                case TOO_EARLY -> refusal(Refused.RESTARTING, waitMs(answer, body), text);
                case TOO_MANY -> refusal(Refused.RATE_LIMITED, waitMs(answer, body), text);
                case UNAUTHORISED -> refusal(Refused.UNAUTHORISED, 0, text);
                case FORBIDDEN -> refusal(forbidden(text), 0, text);
                case UNAVAILABLE -> unavailable(answer, body, text);
                case BAD_REQUEST -> badRequest(request, status, body, text);
                case NOT_FOUND -> notFound(request, answer, body, text);
                case TIME_OUT, CONFLICT -> duplicatedOrUnknown(request, status, text);
                default ->
                    status > BAD_REQUEST && status <= LAST_4XX ? byText(request, status, body, text) : unknown(status);
            };
        } catch (Unreadable e) {
            return unknown(status);
        }
    }

    private static @Nullable Fields bodyOrNull(HttpAnswer answer) {
        try {
            return Fields.of(JsonText.parse(answer.body()));
        } catch (Unreadable e) {
            return null;
        }
    }

    /** The text of an error, under any of the names that were seen for it. */
    private static String errorText(Fields body) throws Unreadable {
        for (String name : List.of("error", "error_msg", "errorMsg", "message")) {
            String text = body.textOrEmpty(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static Refused forbidden(String text) {
        Refused cause = VenueText.cause(text);
        return cause == Refused.VERSION_MISMATCH || cause == Refused.UNAUTHORISED ? cause : Refused.BLOCKED;
    }

    private static VenueAnswer unavailable(HttpAnswer answer, @Nullable Fields body, String text) throws Unreadable {
        if (body == null) {
            return unknown(UNAVAILABLE);
        }
        if (body.textOrEmpty("code").equals("post_only_mode")) {
            return refusal(Refused.POST_ONLY_MODE, waitMs(answer, body), text);
        }
        Refused cause = VenueText.cause(text);
        return switch (cause) {
            case POST_ONLY_MODE, CANCEL_ONLY, DISABLED -> refusal(cause, waitMs(answer, body), text);
            default -> unknown(UNAVAILABLE);
        };
    }

    private static VenueAnswer badRequest(VenueRequest request, int status, @Nullable Fields body, String text)
            throws Unreadable {
        if (request instanceof VenueRequest.Beat && body != null && body.has("heartbeat_id")) {
            return new VenueAnswer.WrongBeat(body.text("heartbeat_id"));
        }
        return byText(request, status, body, text);
    }

    /** Of an order by its hash, "not found" is an answer, unless it is somebody else's page. */
    private static VenueAnswer notFound(VenueRequest request, HttpAnswer answer, @Nullable Fields body, String text)
            throws Unreadable {
        if (request instanceof VenueRequest.LookUp) {
            boolean said = answer.body().length == 0 || isNull(answer) || (body != null && !text.isEmpty());
            return said ? new VenueAnswer.Absent() : unknown(NOT_FOUND);
        }
        return byText(request, NOT_FOUND, body, text);
    }

    private static boolean isNull(HttpAnswer answer) {
        try {
            return JsonText.parse(answer.body()) instanceof Json.Nil;
        } catch (Unreadable e) {
            return false;
        }
    }

    private static VenueAnswer byText(VenueRequest request, int status, @Nullable Fields body, String text)
            throws Unreadable {
        if (body == null || text.isEmpty() || VenueText.leavesOpen(text)) {
            return unknown(status);
        }
        if (request instanceof VenueRequest.Post) {
            if (VenueText.saysDuplicated(text)) {
                return duplicatedOrUnknown(request, status, text);
            }
            if (!body.textOrEmpty("orderID").isEmpty()) {
                return unknown(status);
            }
        }
        return refusal(VenueText.cause(text), 0, text);
    }

    /** Of a batch that is refused as a whole for a duplicate, nobody knows which order it was. */
    private static VenueAnswer duplicatedOrUnknown(VenueRequest request, int status, String text) {
        boolean one =
                request instanceof VenueRequest.Post post && post.intents().size() == 1;
        return one && VenueText.saysDuplicated(text)
                ? new VenueAnswer.Posted(List.of(new VenueAnswer.Post.Duplicated()))
                : unknown(status);
    }

    /** What the body, the header, or the token bucket asks to wait. */
    private static long waitMs(HttpAnswer answer, @Nullable Fields body) {
        long seconds = body == null ? 0 : secondsIn(body);
        if (seconds == 0) {
            seconds = seconds(answer.headers().retryAfter());
        }
        if (seconds == 0) {
            seconds = seconds(answer.headers().rateReset());
        }
        return seconds * MS_PER_S;
    }

    private static long secondsIn(Fields body) {
        try {
            return body.has("retry_after_seconds") ? seconds(body.number("retry_after_seconds")) : 0;
        } catch (Unreadable e) {
            return 0;
        }
    }

    private static long seconds(@Nullable String text) {
        long seconds = text == null ? 0 : Decimals.parse(text.trim(), 0);
        return seconds > 0 && seconds <= MAX_WAIT_S ? seconds : 0;
    }

    private static VenueAnswer refusal(Refused cause, long waitMs, String text) {
        return new VenueAnswer.Refusal(cause, waitMs, VenueText.clean(text));
    }

    private static VenueAnswer unknown(int status) {
        return new VenueAnswer.Unknown("HTTP " + status);
    }
}
