package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.decode.CommandDecoder;
import io.tapemaker.executor.decode.DecodedPlace;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Draft;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a command and the circumstances in which they are judged.
 *
 * @param signed what is done to the order between its making and the verdict, as a fault of the executor might
 */
public record FuzzCase(
        byte[] record, Intent intent, @Nullable OwnBook book, long nowNs, UnaryOperator<Candidate> signed) {

    /**
     * The order that stands before the rules, or null if the bytes are no command. Where the executor itself would make
     * no order, one is made all the same: the rules do not rest on who makes orders.
     */
    public @Nullable Candidate candidate(Policy policy, CommandDecoder decoder) {
        DecodedPlace decoded = decoder.place(new UnsafeBuffer(record), record.length);
        if (!(decoded instanceof DecodedPlace.Asked asked)) {
            return null;
        }
        PlaceRequest request = asked.request();
        Draft draft = Orders.draft(policy, request, intent.stamp());
        return signed.apply(new Candidate(request, draft.fields(), draft.domain(), intent, book, nowNs));
    }
}
