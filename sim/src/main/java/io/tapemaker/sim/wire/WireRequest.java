package io.tapemaker.sim.wire;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param path without the query
 * @param query one value for each name, decoded
 * @param headers one value for each name; capitals of names do not matter
 * @param body the exact bytes, which is what signatures cover; empty if there is none
 * @param nowNs when it arrived, venue time
 */
public record WireRequest(
        String method,
        String path,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        byte[] body,
        long nowNs) {

    /** Takes copies of the maps. */
    public WireRequest {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        headers = Collections.unmodifiableSortedMap(byName(headers));
    }

    /** A copy whose names are found whatever their capitals. */
    public static SortedMap<String, String> byName(Map<String, String> headers) {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    /** The header's value, empty if there is none. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** The parameter's value, null if there is none or it is empty. */
    @Nullable
    String parameter(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** What stands after the last slash of the path. */
    String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
