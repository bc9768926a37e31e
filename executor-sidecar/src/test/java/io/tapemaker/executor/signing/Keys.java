package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.profile.VenueProfile;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import java.util.HexFormat;

/** The public development key of local chains, and an order of it. */
final class Keys {

    static final String SECRET = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    static final Address ADDRESS = Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    static final Address WALLET = Address.parse("0x57ffBc34De23124fAeb8387fcd689d314E57aCcD");
    static final ExchangeDomain EXCHANGE = VenueProfile.builtIn().exchange(137, VenueVersion.V1, false);

    private Keys() {}

    static SigningKey key() {
        return SigningKey.take(HexFormat.of().parseHex(SECRET));
    }

    static OrderFields order(Address maker, Address signer, SignatureType type) {
        return order(new OrderFields.Stamp(1, 1_795_000_000_123L), new OrderFields.Parties(maker, signer, type), 1);
    }

    static OrderFields order(OrderFields.Stamp stamp, OrderFields.Parties parties, long takerAmountE6) {
        return new OrderFields(
                stamp,
                parties,
                TokenId.parse("58726851105893121441976415044785550794620582864839872973127370351200548678811"),
                new OrderAmounts(24_500_000, takerAmountE6),
                Side.BUY,
                OrderFields.Marks.NONE);
    }
}
