package io.tapemaker.sim.wire.server;

import io.javalin.http.Context;
import io.tapemaker.sim.wire.TradingApi;
import io.tapemaker.sim.wire.WireAnswer;
import io.tapemaker.sim.wire.WireRequest;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Takes requests from the socket to the venue and answers back, with whatever goes wrong between. */
final class HttpFront {

    private static final String PAGE = "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>Bad gateway</title></head>"
            + "<body><h1>Bad gateway</h1><p>Error code %d</p><p>Cloudflare</p></body></html>\n";

    private static final String GARBAGE = "{\"success\":tru\u0000\u0007<<";
    private static final String JSON_TYPE = "application/json; charset=utf-8";
    private static final int PIECES = 10;

    private final SharedVenue venue;
    private final TradingApi api;
    private final FaultBook faults;
    private final WireJournal journal;
    private final ExecutorService later = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "venue-late-requests");
        thread.setDaemon(true);
        return thread;
    });

    HttpFront(SharedVenue venue, TradingApi api, FaultBook faults, WireJournal journal) {
        this.venue = venue;
        this.api = api;
        this.faults = faults;
        this.journal = journal;
    }

    /** A request without its time. */
    private record Bare(
            String method,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            byte[] body) {

        static Bare of(Context context) {
            SortedMap<String, String> query = new TreeMap<>();
            for (Map.Entry<String, List<String>> parameter :
                    context.queryParamMap().entrySet()) {
                List<String> values = parameter.getValue();
                query.put(parameter.getKey(), values.isEmpty() ? "" : values.get(0));
            }
            return new Bare(
                    context.method().name(),
                    context.path(),
                    query,
                    WireRequest.byName(context.headerMap()),
                    context.bodyAsBytes());
        }

        WireRequest at(long nowNs) {
            return new WireRequest(method, path, query, headers, body, nowNs);
        }
    }

    void handle(Context context) throws IOException, InterruptedException {
        Bare bare = Bare.of(context);
        Fault fault = faults.ofRequest(bare.method(), bare.path());
        journal.arrived(bare.method(), bare.path(), bare.body(), fault);
        if (fault == null) {
            write(context, ask(bare));
        } else {
            answer(context, bare, fault);
        }
    }

    private WireAnswer ask(Bare bare) {
        return venue.call((shared, nowNs) -> api.handle(bare.at(nowNs)));
    }

    private void askLater(Bare bare, long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            ask(bare);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Context context, Bare bare, Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case LOSE_REQUEST -> cut(context);
            case LATE_REQUEST -> {
                later.execute(() -> askLater(bare, fault.millis()));
                cut(context);
            }
            case LOSE_ANSWER -> {
                ask(bare);
                cut(context);
            }
            case TWICE -> {
                ask(bare);
                write(context, ask(bare));
            }
            case DELAY_REQUEST -> {
                TimeUnit.MILLISECONDS.sleep(fault.millis());
                write(context, ask(bare));
            }
            case DELAY_ANSWER -> {
                WireAnswer answer = ask(bare);
                TimeUnit.MILLISECONDS.sleep(fault.millis());
                write(context, answer);
            }
            case SLOW_BODY -> writeSlowly(context, ask(bare), fault.millis());
            case GARBAGE -> write(context, WireAnswer.text(ask(bare).status(), JSON_TYPE, text(fault, GARBAGE)));
            case PAGE -> {
                if (fault.reaches()) {
                    ask(bare);
                }
                write(context, page(fault));
            }
            case STATUS -> write(context, status(fault));
            default -> throw new IllegalStateException(fault.kind() + " does not happen to requests");
        }
    }

    private static String text(Fault fault, String otherwise) {
        return fault.answer().text().isEmpty() ? otherwise : fault.answer().text();
    }

    private static WireAnswer page(Fault fault) {
        int status = fault.answer().status();
        String page = text(fault, PAGE.replace("%d", Integer.toString(status)));
        return retrying(WireAnswer.text(status, "text/html; charset=UTF-8", page), fault);
    }

    private static WireAnswer status(Fault fault) {
        int status = fault.answer().status();
        String text = fault.answer().text();
        return retrying(text.isEmpty() ? WireAnswer.empty(status) : WireAnswer.text(status, JSON_TYPE, text), fault);
    }

    private static WireAnswer retrying(WireAnswer answer, Fault fault) {
        int seconds = fault.answer().retryAfter();
        return seconds == 0 ? answer : answer.with("Retry-After", Integer.toString(seconds));
    }

    private static void head(Context context, WireAnswer answer) {
        context.status(answer.status());
        answer.headers().forEach(context.res()::setHeader);
    }

    private static void write(Context context, WireAnswer answer) {
        head(context, answer);
        context.result(answer.body());
    }

    private static void writeSlowly(Context context, WireAnswer answer, long millis)
            throws IOException, InterruptedException {
        head(context, answer);
        byte[] body = answer.body();
        context.res().setContentLength(body.length);
        ServletOutputStream out = context.outputStream();
        for (int piece = 0; piece < PIECES; piece++) {
            int from = body.length * piece / PIECES;
            out.write(body, from, body.length * (piece + 1) / PIECES - from);
            out.flush();
            TimeUnit.MILLISECONDS.sleep(millis / PIECES);
        }
    }

    /** Closes the socket; whatever is written afterwards goes nowhere. */
    private static void cut(Context context) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    void stop() {
        later.shutdownNow();
    }
}
