package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.TokenRef;
import org.jspecify.annotations.Nullable;

/** Looks at a posted order before the venue does: whose it is, what its hash is, and who signed it. */
final class OrderInspector {

    private static final String NOT_OWNER = "the order owner has to be the owner of the API KEY";
    private static final String NOT_SIGNER = "the order signer address has to be the address of the API KEY";
    private static final String NOT_MAKER = "maker address not allowed, please use the deposit wallet flow";
    private static final String BAD_SIGNATURE = "invalid signature";
    private static final String OTHER_VERSION = "order_version_mismatch";

    private final MarketIndex index;
    private final OrderProof proof;
    private final Chains chains;

    OrderInspector(MarketIndex index, OrderProof proof, Chains chains) {
        this.index = index;
        this.proof = proof;
        this.chains = chains;
    }

    /**
     * What was found.
     *
     * @param order null if the order goes no further
     * @param error why not, empty if it does
     */
    record Finding(@Nullable OrderRequest order, String error) {

        static Finding wrong(String error) {
            return new Finding(null, error);
        }
    }

    Finding inspect(PostedOrder posted, WireAccount account) {
        OrderFields fields = posted.fields();
        OrderFields.Parties parties = fields.parties();
        if (!posted.owner().equals(account.credentials().key())) {
            return Finding.wrong(NOT_OWNER);
        }
        if (!parties.signer().equals(account.orderSigner())) {
            return Finding.wrong(NOT_SIGNER);
        }
        if (!parties.maker().equals(account.funder())) {
            return Finding.wrong(NOT_MAKER);
        }
        String tokenId = fields.tokenId().toString();
        TokenRef token = index.token(tokenId);
        if (token == null) {
            return Finding.wrong("the orderbook " + tokenId + " does not exist");
        }
        ExchangeDomain domain = chains.exchanges(account).of(index.names(token.market()));
        if (parties.signatureType() != account.type()
                || !proof.isSignedBy(domain, fields, posted.signature(), account.address())) {
            return Finding.wrong(isForOther(domain, posted, account) ? OTHER_VERSION : BAD_SIGNATURE);
        }
        String orderId = "0x" + proof.orderId(domain, fields).toHex();
        return new Finding(
                new OrderRequest(orderId, account.account(), token, fields.side(), fields.amounts(), posted.terms()),
                "");
    }

    /** Whether the signature is right, but for an exchange of another version. */
    private boolean isForOther(ExchangeDomain domain, PostedOrder posted, WireAccount account) {
        for (ExchangeDomain other : chains.exchanges(account).all()) {
            if (!other.version().equals(domain.version())
                    && proof.isSignedBy(other, posted.fields(), posted.signature(), account.address())) {
                return true;
            }
        }
        return false;
    }
}
