package io.tapemaker.sim.world;

import io.tapemaker.executor.domain.CapLimits;
import io.tapemaker.executor.domain.OrderDraft;
import io.tapemaker.executor.domain.PolicyGate;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.frames.Digests;
import java.math.BigInteger;

/**
 * Allows whatever has amounts, under caps above what the engine may do: worlds are to show what the engine's own limits
 * and the core do, not what a policy keeps away.
 */
final class SimPolicy implements PolicyGate {

    static final long VENUE_VERSION = 2;

    private static final long DOLLAR_E6 = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    static final CapLimits LIMITS = new CapLimits(
            500 * DOLLAR_E6,
            100_000 * DOLLAR_E6,
            10_000_000 * DOLLAR_E6,
            1_000_000 * DOLLAR_E6,
            100,
            new CapLimits.Repeated(10_000, 60 * SECOND_NS));

    /** The same for every run. */
    static final PolicyInForce.Reader READER =
            under -> new PolicyInForce(new SimPolicy(), LIMITS, PolicyInForce.Patience.STANDARD, VENUE_VERSION);

    /** Tells any two orders apart, as the venue's own hash does, for less. */
    static final OrderHasher HASHER = SimPolicy::hash;

    private static final long MARKET_E6 = 20_000 * DOLLAR_E6;
    private static final ExchangeDomain DOMAIN = new ExchangeDomain("2", 137, Address.ZERO);

    private SimPolicy() {}

    @Override
    public Verdict judge(Question question) {
        PlaceRequest request = question.request();
        PlaceRequest.Quote quote = request.quote();
        OrderAmounts amounts;
        try {
            amounts = OrderAmounts.of(request.side(), quote.priceE4(), quote.sizeE6(), quote.tick());
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        }
        OrderFields fields = new OrderFields(
                question.stamp(),
                new OrderFields.Parties(Address.ZERO, Address.ZERO, SignatureType.EOA),
                request.asset().tokenId(),
                amounts,
                request.side(),
                OrderFields.Marks.NONE);
        return new Verdict.Allowed(new OrderDraft(DOMAIN, fields, "all", MARKET_E6, 100_000 * DOLLAR_E6));
    }

    @Override
    public long bookMaxAgeNs() {
        return 0;
    }

    private static Uint256 hash(ExchangeDomain domain, OrderFields order) {
        String text = String.join(
                "/",
                domain.version(),
                Long.toString(order.stamp().salt()),
                Long.toString(order.stamp().timestampMs()),
                order.tokenId().toString(),
                order.side().name(),
                Long.toString(order.amounts().makerAmountE6()),
                Long.toString(order.amounts().takerAmountE6()));
        return Uint256.of(new BigInteger(1, Digests.sha256(text)));
    }
}
