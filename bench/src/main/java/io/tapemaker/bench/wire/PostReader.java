package io.tapemaker.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the posts of orders in what a client sends over one connection. One thread. */
final class PostReader {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)");
    private static final Pattern SALT = Pattern.compile("\"salt\":([0-9]+)");

    private final Posts posts;
    private String unread = "";
    private long sinceNanos;
    private boolean upgraded;

    /** Hears of each order that is posted. */
    interface Posts {

        /** One was posted; its first byte was there at {@code firstNanos}. */
        void posted(long salt, long firstNanos);
    }

    PostReader(Posts posts) {
        this.posts = posts;
    }

    /** Bytes that were there at this moment. */
    void take(byte[] bytes, int length, long nanos) {
        if (upgraded) {
            return;
        }
        if (unread.isEmpty()) {
            sinceNanos = nanos;
        }
        unread += new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        for (int end = end(); end >= 0; end = end()) {
            request(unread.substring(0, end));
            unread = unread.substring(end);
            sinceNanos = nanos;
        }
    }

    /** Where the first request ends, -1 if it goes on. */
    private int end() {
        int head = unread.indexOf(END_OF_HEAD);
        if (head < 0) {
            return -1;
        }
        Matcher length = LENGTH.matcher(unread).region(0, head);
        int end = head + END_OF_HEAD.length() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        return end <= unread.length() ? end : -1;
    }

    private void request(String text) {
        upgraded = text.startsWith("GET /ws");
        if (text.startsWith("POST /order ")) {
            Matcher salt = SALT.matcher(text);
            if (!salt.find()) {
                throw new IllegalStateException("an order without a salt was posted");
            }
            posts.posted(Long.parseLong(salt.group(1)), sinceNanos);
        }
    }
}
