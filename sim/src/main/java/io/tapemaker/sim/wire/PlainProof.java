package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.web3j.crypto.Hash;

/** Hashes word by word and never touches the curve. */
final class PlainProof implements OrderProof {

    private static final byte[] DOMAIN_TYPE =
            keccak("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    private static final byte[] ORDER_TYPE = keccak(TypedDataProof.ORDER_TYPE);

    private static final int WORD = 32;

    /** Type and members of an order. */
    private static final int MAX_WORDS = 12;

    @Override
    public Uint256 orderId(ExchangeDomain domain, OrderFields order) {
        Words digest = new Words();
        digest.bytes(new byte[] {0x19, 0x01}).bytes(separator(domain)).bytes(structHash(order));
        return Uint256.of(new BigInteger(1, digest.keccak()));
    }

    @Override
    public boolean isSignedBy(ExchangeDomain domain, OrderFields order, byte[] signature, Address key) {
        boolean nested = order.parties().signatureType() == SignatureType.POLY_1271;
        return signature.length == (nested ? NestedSignature.LENGTH : NestedSignature.INNER_LENGTH);
    }

    private static byte[] separator(ExchangeDomain domain) {
        Words words = new Words();
        words.bytes(DOMAIN_TYPE).bytes(keccak(ExchangeDomain.NAME)).bytes(keccak(domain.version()));
        return words.number(domain.chainId())
                .address(domain.verifyingContract())
                .keccak();
    }

    private static byte[] structHash(OrderFields order) {
        Words words = new Words();
        words.bytes(ORDER_TYPE).number(order.stamp().salt());
        words.address(order.parties().maker()).address(order.parties().signer());
        words.word(order.tokenId().value());
        words.number(order.amounts().makerAmountE6()).number(order.amounts().takerAmountE6());
        words.number(order.side().code()).number(order.parties().signatureType().code());
        words.number(order.stamp().timestampMs());
        return words.word(order.marks().metadata())
                .word(order.marks().builder())
                .keccak();
    }

    private static byte[] keccak(String text) {
        return Hash.sha3(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Words of 32 bytes, most significant byte first. */
    private static final class Words {

        private final ByteBuffer out = ByteBuffer.allocate(MAX_WORDS * WORD);

        Words bytes(byte[] bytes) {
            out.put(bytes);
            return this;
        }

        Words number(long value) {
            return word(new Uint256(0, 0, 0, value));
        }

        Words address(Address address) {
            return bytes(new byte[WORD - Address.LENGTH]).bytes(address.toBytes());
        }

        Words word(Uint256 value) {
            byte[] text = value.toBigInteger().toByteArray();
            int zeros = Math.max(0, WORD - text.length);
            out.put(new byte[zeros]);
            out.put(text, Math.max(0, text.length - WORD), Math.min(text.length, WORD));
            return this;
        }

        byte[] keccak() {
            return Hash.sha3(out.array(), 0, out.position());
        }
    }
}
