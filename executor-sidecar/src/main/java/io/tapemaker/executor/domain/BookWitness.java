package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The executor's own view of the books that orders are placed into, asked of the venue and not of the engine. */
final class BookWitness {

    /** A token is looked at for so long after somebody wanted to place something. */
    private static final long WANTED_NS = 120 * Kernel.SECOND_NS;

    private final Kernel kernel;
    private final TreeMap<Uint256, Seen> books = new TreeMap<>(Hashes.ORDER);
    private long maxAgeNs;

    private static final class Seen {
        VenueAnswer.@Nullable Book book;
        long readNs;
        long wantedUntilNs;
        long againNs;
        boolean asked;
    }

    BookWitness(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A run begins under a policy that wants books of this age, or none. */
    void start(long policyMaxAgeNs) {
        maxAgeNs = policyMaxAgeNs;
        books.clear();
    }

    void want(TokenId token) {
        if (maxAgeNs > 0) {
            books.computeIfAbsent(token.value(), of -> new Seen()).wantedUntilNs = kernel.nowNs() + WANTED_NS;
        }
    }

    VenueAnswer.@Nullable Book book(TokenId token) {
        Seen seen = books.get(token.value());
        return seen == null ? null : seen.book;
    }

    long readNs(TokenId token) {
        Seen seen = books.get(token.value());
        return seen == null ? 0 : seen.readNs;
    }

    void tick() {
        books.values().removeIf(seen -> kernel.nowNs() > seen.wantedUntilNs && !seen.asked);
        books.forEach((token, seen) -> {
            boolean due = kernel.nowNs() >= seen.againNs && kernel.nowNs() - seen.readNs > maxAgeNs / 2;
            if (!seen.asked && due) {
                seen.asked = true;
                kernel.ask(new VenueRequest.Book(new TokenId(token)), Flight.Purpose.BOOK, null);
            }
        });
    }

    void answered(Flight flight, VenueAnswer answer) {
        if (!(flight.request() instanceof VenueRequest.Book request)) {
            return;
        }
        Seen seen = books.get(request.tokenId().value());
        if (seen != null) {
            seen.asked = false;
            if (answer instanceof VenueAnswer.Book book && book.tokenId().equals(request.tokenId())) {
                seen.book = book;
                seen.readNs = flight.sentNs();
            } else {
                seen.againNs = kernel.againNs(flight);
            }
        }
    }

    void write(StateBytes out) {
        out.put(books.size());
        books.forEach((token, seen) -> {
            out.put(token);
            out.put(seen.readNs);
            out.put(seen.wantedUntilNs);
            out.put(seen.againNs);
            out.put(seen.asked);
        });
    }
}
