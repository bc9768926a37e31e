package io.tapemaker.executor.policy.fuzz;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Draft;
import io.tapemaker.executor.policy.Intent;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The allowed order of {@link Orders#request}, in which a test changes what it is about. */
public final class OrderDraft {
    private PlaceRequest request = Orders.request();
    private Intent intent = Orders.intent(request);
    private @Nullable OwnBook book = Orders.book();
    private long nowNs = Orders.NOW_NS;
    private UnaryOperator<OrderFields> signing = UnaryOperator.identity();
    private UnaryOperator<ExchangeDomain> domain = UnaryOperator.identity();

    public OrderDraft asset(ConditionId condition, TokenId token) {
        return request(new PlaceRequest(
                request.key(),
                new PlaceRequest.Asset(condition, token),
                request.side(),
                request.quote(),
                request.terms()));
    }

    public OrderDraft quote(Side side, long priceE4, long sizeE6, TickSize tick) {
        return request(new PlaceRequest(
                request.key(), request.asset(), side, new PlaceRequest.Quote(priceE4, sizeE6, tick), request.terms()));
    }

    public OrderDraft price(long priceE4) {
        return quote(
                request.side(),
                priceE4,
                request.quote().sizeE6(),
                request.quote().tick());
    }

    public OrderDraft size(long sizeE6) {
        return quote(
                request.side(),
                request.quote().priceE4(),
                sizeE6,
                request.quote().tick());
    }

    public OrderDraft terms(boolean postOnly, long expirationS) {
        return request(new PlaceRequest(
                request.key(),
                request.asset(),
                request.side(),
                request.quote(),
                new PlaceRequest.Terms(postOnly, expirationS)));
    }

    private OrderDraft request(PlaceRequest changed) {
        request = changed;
        return this;
    }

    public OrderDraft intent(UnaryOperator<Intent> change) {
        intent = change.apply(intent);
        return this;
    }

    public OrderDraft stamp(long salt, long timestampMs) {
        return intent(was ->
                new Intent(was.key(), new OrderFields.Stamp(salt, timestampMs), was.policyHash(), was.commandTimeNs()));
    }

    public OrderDraft book(@Nullable OwnBook changed) {
        book = changed;
        return this;
    }

    /** A book of the asked token, with this touch. */
    public OrderDraft touch(long bidE4, long askE4, TickSize tick) {
        return book(new OwnBook(request.asset().tokenId(), bidE4, askE4, tick, false, Orders.NOW_NS - 1_000_000_000));
    }

    public OrderDraft now(long changedNs) {
        nowNs = changedNs;
        return this;
    }

    public OrderDraft signed(UnaryOperator<OrderFields> change) {
        signing = change;
        return this;
    }

    public OrderDraft domain(UnaryOperator<ExchangeDomain> change) {
        domain = change;
        return this;
    }

    /** As the rules see it. */
    public Candidate candidate() {
        return candidate(Orders.POLICY);
    }

    /** As the rules of another policy see it. */
    public Candidate candidate(Policy policy) {
        Draft draft = Orders.draft(policy, request, intent.stamp());
        return new Candidate(request, signing.apply(draft.fields()), domain.apply(draft.domain()), intent, book, nowNs);
    }
}
