package io.tapemaker.executor.venue.polymarket;

import java.util.function.BiConsumer;

/**
 * The headers that authenticate a call. Called on the thread that sends, after the connection stands and right before
 * the bytes leave, so that the time in them is that of the sending.
 */
@FunctionalInterface
public interface L2Headers {

    /**
     * Hands over each header.
     *
     * @param method in capitals
     * @param path without host and query
     * @param body exactly the bytes that follow, none where there is no body
     */
    void forEach(String method, String path, byte[] body, BiConsumer<String, String> header);
}
