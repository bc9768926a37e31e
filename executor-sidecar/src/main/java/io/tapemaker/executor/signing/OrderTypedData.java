package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderHasher;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The EIP-712 hashes of orders of CLOB V2 and Protocol V2, by Keccak-256 over bytes that are allocated once. Not
 * thread-safe: whoever hashes has one of its own.
 */
public final class OrderTypedData implements OrderHasher {

    /** The struct that is signed, the same for both protocols. */
    public static final String ORDER_TYPE = "Order(uint256 salt,address maker,address signer,uint256 tokenId,"
            + "uint256 makerAmount,uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,"
            + "bytes32 metadata,bytes32 builder)";

    /** What a deposit wallet has its owner sign in place of the order itself (ERC-7739). */
    private static final String NESTED_TYPE = "TypedDataSign(Order contents,string name,string version,uint256 chainId,"
            + "address verifyingContract,bytes32 salt)" + ORDER_TYPE;

    private static final byte[] ORDER_TYPE_HASH = Keccak.ofText(ORDER_TYPE);
    private static final byte[] NESTED_TYPE_HASH = Keccak.ofText(NESTED_TYPE);
    private static final byte[] WALLET_NAME = Keccak.ofText("DepositWallet");
    private static final byte[] WALLET_VERSION = Keccak.ofText("1");
    private static final byte[] ORDER_TYPE_TEXT = ORDER_TYPE.getBytes(StandardCharsets.US_ASCII);

    private final Keccak keccak = new Keccak();
    private final DomainSeparators separators = new DomainSeparators(keccak);
    private final TypedDataSeal seal = new TypedDataSeal(keccak);
    private final Words orderWords = new Words(12);
    private final Words nestedWords = new Words(7);
    private final byte[] structHash = new byte[Keccak.LENGTH];
    private final byte[] nestedHash = new byte[Keccak.LENGTH];
    private final byte[] digest = new byte[Keccak.LENGTH];
    private final UnsafeBuffer digestView = new UnsafeBuffer(digest);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a field has no place in a signed order: a negative number, a salt above
     *     2^53 - 1
     */
    @Override
    public Uint256 orderId(ExchangeDomain domain, OrderFields order) {
        hashOrder(order);
        seal.digest(separators.of(domain), structHash, digest);
        return Uint256.read(digestView, 0);
    }

    /** What the key signs: the order's digest, or for a deposit wallet that of the wallet's nested struct. */
    byte[] signingDigest(ExchangeDomain domain, OrderFields order) {
        hashOrder(order);
        byte[] signed = structHash;
        if (order.parties().signatureType() == SignatureType.POLY_1271) {
            nestedWords
                    .begin(NESTED_TYPE_HASH)
                    .hash(structHash)
                    .hash(WALLET_NAME)
                    .hash(WALLET_VERSION)
                    .number(domain.chainId())
                    .address(order.parties().maker())
                    .number(Uint256.ZERO)
                    .hashInto(keccak, nestedHash);
            signed = nestedHash;
        }
        seal.digest(separators.of(domain), signed, digest);
        return digest.clone();
    }

    /** The signature as the venue takes it: for a deposit wallet what it needs to see the order in it is appended. */
    byte[] wireSignature(ExchangeDomain domain, OrderFields order, byte[] signature) {
        if (order.parties().signatureType() != SignatureType.POLY_1271) {
            return signature.clone();
        }
        hashOrder(order);
        int separatorAt = signature.length;
        int structAt = separatorAt + Keccak.LENGTH;
        int typeAt = structAt + Keccak.LENGTH;
        int lengthAt = typeAt + ORDER_TYPE_TEXT.length;
        byte[] wire = new byte[lengthAt + Short.BYTES];
        System.arraycopy(signature, 0, wire, 0, signature.length);
        System.arraycopy(separators.of(domain), 0, wire, separatorAt, Keccak.LENGTH);
        System.arraycopy(structHash, 0, wire, structAt, Keccak.LENGTH);
        System.arraycopy(ORDER_TYPE_TEXT, 0, wire, typeAt, ORDER_TYPE_TEXT.length);
        wire[lengthAt] = (byte) (ORDER_TYPE_TEXT.length >>> Byte.SIZE);
        wire[lengthAt + 1] = (byte) ORDER_TYPE_TEXT.length;
        return wire;
    }

    /** The 32 bytes of an exchange's separator. */
    byte[] domainSeparator(ExchangeDomain domain) {
        return separators.of(domain).clone();
    }

    /** The 32 bytes of the order without its exchange. */
    byte[] structHash(OrderFields order) {
        hashOrder(order);
        return structHash.clone();
    }

    private void hashOrder(OrderFields order) {
        OrderFields.Stamp stamp = order.stamp();
        OrderFields.Parties parties = order.parties();
        requireSignable(order);
        orderWords
                .begin(ORDER_TYPE_HASH)
                .number(stamp.salt())
                .address(parties.maker())
                .address(parties.signer())
                .number(order.tokenId().value())
                .number(order.amounts().makerAmountE6())
                .number(order.amounts().takerAmountE6())
                .number(order.side().code())
                .number(parties.signatureType().code())
                .number(stamp.timestampMs())
                .number(order.marks().metadata())
                .number(order.marks().builder())
                .hashInto(keccak, structHash);
    }

    /** A negative long would be signed as another, huge number, and a larger salt would not survive a JSON number. */
    private static void requireSignable(OrderFields order) {
        long salt = order.stamp().salt();
        if (salt < 0 || salt > OrderFields.MAX_SALT) {
            throw new IllegalArgumentException("salt " + salt + " is not between 0 and 2^53 - 1");
        }
        if (order.stamp().timestampMs() < 0) {
            throw new IllegalArgumentException("timestamp " + order.stamp().timestampMs() + " is negative");
        }
        if (order.amounts().makerAmountE6() < 0 || order.amounts().takerAmountE6() < 0) {
            throw new IllegalArgumentException("a negative amount: " + order.amounts());
        }
    }
}
