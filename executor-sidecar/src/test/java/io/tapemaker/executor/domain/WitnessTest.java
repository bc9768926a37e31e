package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.witnesses",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Books and terms are asked of the venue while they are wanted, in time, and never believed when old")
final class WitnessTest {

    private static final TokenId TOKEN = new TokenId(new Uint256(0, 0, 0, 5));
    private static final TokenId OTHER = new TokenId(new Uint256(0, 0, 0, 6));
    private static final ConditionId MARKET = new ConditionId(new Uint256(0, 0, 0, 7));
    private static final long MAX_AGE_NS = 10 * Bench.SECOND_NS;

    private final Lines out = new Lines();
    private final Kernel kernel = new Kernel(out);
    private final BookWitness books = new BookWitness(kernel);
    private final TermsWitness terms = new TermsWitness(kernel);
    private final Witnesses witnesses = new Witnesses(books, terms);

    private void at(long ns) {
        kernel.clock.advance(Bench.START_NS + ns);
    }

    private void begin() {
        at(0);
        books.start(MAX_AGE_NS);
        terms.start(MAX_AGE_NS);
    }

    /** Tags and requests since the last call. */
    private Map<Long, VenueRequest> asked() {
        books.tick();
        terms.tick();
        Map<Long, VenueRequest> asked = Map.copyOf(out.asked);
        out.asked.clear();
        return asked;
    }

    private Flight landed(long tag) {
        return Objects.requireNonNull(kernel.landed(tag));
    }

    private static VenueAnswer.Book book(TokenId token) {
        return new VenueAnswer.Book(token, 4_000, 4_100, TickSize.CENT, false);
    }

    private static VenueAnswer.MarketTerms said() {
        return new VenueAnswer.MarketTerms(MARKET, List.of(TOKEN, OTHER), TickSize.CENT, 5, false, "v", true);
    }

    @Test
    void aPolicyThatWantsNoneHasNoneAsked() {
        at(0);
        books.start(0);
        terms.start(0);
        witnesses.want(new PlaceRequest.Asset(MARKET, TOKEN));
        assertEquals(Map.of(), asked());
    }

    @Test
    void bothAreAskedForOnceSomebodyWantsToPlace() {
        begin();
        assertEquals(Map.of(), asked());
        witnesses.want(new PlaceRequest.Asset(MARKET, TOKEN));
        assertEquals(Map.of(1L, new VenueRequest.Book(TOKEN), 2L, new VenueRequest.MarketTerms(MARKET)), asked());
        assertNull(books.book(TOKEN));
        assertEquals(0, books.readNs(TOKEN));
        assertEquals(0, books.readNs(OTHER));
        assertNull(terms.terms(MARKET));
        books.start(MAX_AGE_NS);
        terms.start(MAX_AGE_NS);
        at(100 * Bench.SECOND_NS);
        assertEquals(Map.of(), asked(), "a new run wants nothing yet");
        books.answered(landed(1), book(TOKEN));
        terms.answered(landed(2), said());
        assertNull(books.book(TOKEN));
        assertNull(terms.terms(MARKET));
    }

    @Test
    void aBookIsAskedForAgainAtHalfTheAgeThatIsAllowed() {
        begin();
        books.want(TOKEN);
        assertEquals(1, asked().size());
        at(Bench.SECOND_NS);
        assertEquals(Map.of(), asked(), "it is under way");
        VenueAnswer.Book book = book(TOKEN);
        books.answered(landed(1), book);
        assertSame(book, books.book(TOKEN));
        assertEquals(Bench.START_NS, books.readNs(TOKEN), "it may be as old as the question");
        at(MAX_AGE_NS / 2);
        assertEquals(Map.of(), asked());
        at(MAX_AGE_NS / 2 + 1);
        assertEquals(Map.of(2L, new VenueRequest.Book(TOKEN)), asked());
    }

    @Test
    void aBookThatWasNotAnsweredIsAskedForAgainAfterASecond() {
        for (VenueAnswer answer : List.of(new VenueAnswer.Unknown("time-out"), book(OTHER))) {
            BookWitnessRun run = new BookWitnessRun();
            run.fails(answer);
        }
    }

    /** One book that is not answered as it was asked for. */
    private static final class BookWitnessRun {
        private final WitnessTest test = new WitnessTest();

        void fails(VenueAnswer answer) {
            test.begin();
            test.books.want(TOKEN);
            assertEquals(1, test.asked().size());
            test.books.answered(test.landed(1), answer);
            assertNull(test.books.book(TOKEN));
            test.at(Bench.SECOND_NS - 1);
            assertEquals(Map.of(), test.asked());
            test.at(Bench.SECOND_NS);
            assertEquals(Map.of(2L, new VenueRequest.Book(TOKEN)), test.asked());
        }
    }

    @Test
    void aBookThatNobodyWantsAnyMoreIsForgotten() {
        begin();
        books.want(TOKEN);
        assertEquals(1, asked().size());
        at(121 * Bench.SECOND_NS);
        assertEquals(Map.of(), asked());
        books.answered(landed(1), book(TOKEN));
        assertEquals(book(TOKEN), books.book(TOKEN), "what is under way is kept");
        assertEquals(Map.of(), asked());
        assertNull(books.book(TOKEN));
        books.want(TOKEN);
        assertEquals(1, asked().size());
        books.answered(landed(2), book(TOKEN));
        at(241 * Bench.SECOND_NS);
        assertEquals(1, asked().size(), "wanted until this very time");
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        begin();
        witnesses.want(new PlaceRequest.Asset(MARKET, TOKEN));
        assertEquals(2, asked().size());
        Flight ofBook = landed(1);
        Flight ofTerms = landed(2);
        books.answered(ofTerms, book(TOKEN));
        terms.answered(ofBook, said());
        assertNull(books.book(TOKEN));
        assertNull(terms.terms(MARKET));
        terms.answered(ofTerms, new VenueAnswer.Unknown("time-out"));
        assertNull(terms.terms(MARKET));
    }

    @Test
    void termsAreGoodUntilTheyAreTooOld() {
        begin();
        terms.want(MARKET);
        assertEquals(1, asked().size());
        at(2 * Bench.SECOND_NS - 1);
        assertEquals(Map.of(), asked());
        at(2 * Bench.SECOND_NS);
        assertEquals(Map.of(2L, new VenueRequest.MarketTerms(MARKET)), asked());
        VenueAnswer.MarketTerms said = said();
        terms.answered(landed(2), said);
        at(2 * Bench.SECOND_NS + MAX_AGE_NS / 2 - 1);
        assertEquals(Map.of(), asked());
        at(2 * Bench.SECOND_NS + MAX_AGE_NS / 2);
        assertEquals(Map.of(3L, new VenueRequest.MarketTerms(MARKET)), asked());
        at(2 * Bench.SECOND_NS + MAX_AGE_NS);
        assertSame(said, terms.terms(MARKET));
        at(2 * Bench.SECOND_NS + MAX_AGE_NS + 1);
        assertNull(terms.terms(MARKET));
    }

    @Test
    void noMoreThanAThousandMarketsAreKept() {
        begin();
        for (int market = 0; market < 1_100; market++) {
            terms.want(new ConditionId(new Uint256(0, 0, 0, market)));
        }
        assertEquals(1_024, asked().size());
    }
}
