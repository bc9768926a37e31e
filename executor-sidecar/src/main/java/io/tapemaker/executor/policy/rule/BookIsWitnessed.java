package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Price;
import org.jspecify.annotations.Nullable;

/** There is a book of the executor's own, of this token, with both sides and not crossed. */
public final class BookIsWitnessed implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        OwnBook book = order.book();
        if (book == null) {
            return "the executor has no book of its own";
        }
        if (!book.tokenId().equals(order.request().asset().tokenId())) {
            return "the own book is of token " + book.tokenId();
        }
        return Price.isValid(book.bidE4()) && Price.isValid(book.askE4()) && book.bidE4() < book.askE4()
                ? null
                : "the own book has no two sides: bid " + book.bidE4() + ", ask " + book.askE4() + " (E4)";
    }
}
