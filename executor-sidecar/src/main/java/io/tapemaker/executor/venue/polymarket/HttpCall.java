package io.tapemaker.executor.venue.polymarket;

import java.util.ArrayList;
import java.util.List;

/**
 * One call as bytes, before it is authenticated.
 *
 * @param path without host and query; the part that is signed
 * @param body exactly what is sent, none for a call without a body; not copied and not changed
 * @param orders that it posts, or that it names to be cancelled: what the venue's bucket of its lane is charged
 */
public record HttpCall(Service service, Method method, String path, List<Param> query, byte[] body, int orders) {

    private static final byte[] NO_BODY = new byte[0];

    /** Takes a copy of the query. */
    public HttpCall {
        query = List.copyOf(query);
    }

    /** Where a call goes; the profile knows the host. */
    public enum Service {
        /** The order book without credentials. */
        CLOB,
        /** The order book with L2 headers. */
        CLOB_SIGNED,
        /** The geoblock endpoint, which is on another host. */
        GEOBLOCK;

        boolean isSigned() {
            return this == CLOB_SIGNED;
        }
    }

    /** The methods that the venue knows. */
    public enum Method {
        GET,
        POST,
        DELETE
    }

    /** A query parameter, not yet escaped. */
    public record Param(String name, String value) {}

    static HttpCall of(Service service, Method method, String path) {
        return new HttpCall(service, method, path, List.of(), NO_BODY, 1);
    }

    HttpCall with(String name, String value) {
        List<Param> more = new ArrayList<>(query);
        more.add(new Param(name, value));
        return new HttpCall(service, method, path, more, body, orders);
    }

    HttpCall with(byte[] bytes) {
        return new HttpCall(service, method, path, query, bytes, orders);
    }

    HttpCall about(int count) {
        return new HttpCall(service, method, path, query, body, count);
    }

    /** Method and path; never the query, the body or a header. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
