package io.tapemaker.engine.domain.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "book.registry",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Assets are numbered by first sight, found by their bytes, and bounded in number")
class BooksTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void theBoundOnAssetsHolds() {
        BookCounters counters = new BookCounters();
        Books books = new Books(List.of(), counters);
        for (int i = 0; i < Books.MAX_ASSETS; i++) {
            byte[] text = ascii("0x" + Integer.toHexString(i / 2 + 1) + (1_000_000 + i));
            int market = text.length - 7;
            OrderBook book = books.findOrAdd(text, 0, market, market, 7);
            assertNotNull(book);
            assertEquals(i, book.index());
            assertEquals(i % 2, book.slot());
        }
        byte[] more = ascii("0xffffff9999999");
        assertNull(books.findOrAdd(more, 0, 8, 8, 7));
        assertEquals(1, counters.get(BookCounter.REFUSED_TOO_MANY_ASSETS));
        assertEquals(Books.MAX_ASSETS, books.bookCount());
        assertEquals(Books.MAX_ASSETS / 2, books.marketCount());
        for (int i = 0; i < Books.MAX_ASSETS; i++) {
            byte[] id = ascii(String.valueOf(1_000_000 + i));
            OrderBook book = books.find(id, 0, id.length);
            assertNotNull(book);
            assertEquals(i, book.index());
        }
    }

    @Test
    void idsThatAreNoneAreRefused() {
        BookCounters counters = new BookCounters();
        Books books = new Books(List.of(), counters);
        byte[][] bad = {ascii("0x1 012"), ascii("0x1 "), ascii("1234 12"), ascii("0xg 12"), ascii("0x1 1a")};
        for (byte[] text : bad) {
            int gap = new String(text, StandardCharsets.US_ASCII).indexOf(' ');
            assertNull(books.findOrAdd(text, 0, gap, gap + 1, text.length - gap - 1));
        }
        assertEquals(bad.length, counters.get(BookCounter.REFUSED_BAD_ID));
        assertEquals(0, books.bookCount() + books.marketCount());
    }

    @Test
    void idsThatShareMuchAreToldApart() {
        IdTable table = new IdTable();
        byte[] text = ascii("1".repeat(80));
        for (int length = 1; length <= 80; length++) {
            assertEquals(IdTable.ABSENT, table.find(text, 0, length));
            assertEquals(length - 1, table.add(ascii("1".repeat(length))));
        }
        for (int length = 1; length <= 80; length++) {
            assertEquals(length - 1, table.find(text, 80 - length, length));
        }
    }
}
