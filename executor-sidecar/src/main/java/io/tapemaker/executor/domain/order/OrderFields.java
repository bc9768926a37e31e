package io.tapemaker.executor.domain.order;

import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;

/** The eleven signed fields of an order of CLOB V2 and Protocol V2. Immutable. */
public record OrderFields(Stamp stamp, Parties parties, TokenId tokenId, OrderAmounts amounts, Side side, Marks marks) {

    /** The largest salt: it travels as a JSON number, which many readers hold as a double. */
    public static final long MAX_SALT = (1L << 53) - 1;

    /**
     * What makes an order unique.
     *
     * @param salt 0 to {@link #MAX_SALT}
     * @param timestampMs since 1970
     */
    public record Stamp(long salt, long timestampMs) {}

    /**
     * Whose order it is.
     *
     * @param maker the wallet with the funds
     * @param signer the signing key's address, or the wallet for {@link SignatureType#POLY_1271}
     */
    public record Parties(Address maker, Address signer, SignatureType signatureType) {}

    /** Two words that the chain keeps with the order; zero unless used. */
    public record Marks(Uint256 metadata, Uint256 builder) {

        /** No marks. */
        public static final Marks NONE = new Marks(Uint256.ZERO, Uint256.ZERO);
    }
}
