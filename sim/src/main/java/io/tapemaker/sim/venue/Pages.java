package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Decimals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts lists into pages: a cursor is the number of the first row of a page, in base64. */
public final class Pages {

    private static final long BAD = -1;

    private final int limit;

    /** @param limit most rows of a page */
    public Pages(int limit) {
        this.limit = limit;
    }

    /** The page of these rows that a cursor asks for; a cursor that is none is refused. */
    public <T> Reply<Page<T>> page(List<T> rows, String cursor) {
        long from = cursor.equals(Page.END) ? rows.size() : offset(cursor);
        if (from == BAD) {
            return Reply.refused(Refusal.of(RefusalKind.BAD_PAYLOAD, "invalid next_cursor"));
        }
        int first = (int) Math.min(from, rows.size());
        int end = Math.min(first + limit, rows.size());
        String next = end == rows.size() ? Page.END : cursor(end);
        return Reply.of(new Page<>(rows.subList(first, end), limit, next));
    }

    private static String cursor(int offset) {
        return Base64.getEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static long offset(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        try {
            return Decimals.parse(new String(Base64.getDecoder().decode(cursor), StandardCharsets.US_ASCII), 0);
        } catch (IllegalArgumentException noBase64) {
            return BAD;
        }
    }
}
