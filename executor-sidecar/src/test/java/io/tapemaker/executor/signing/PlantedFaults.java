package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.web3j.crypto.Sign;

/** Products with a fault that the checker of golden orders has to find. */
final class PlantedFaults {

    private static final int S_AT = 2 + 64;
    private static final int V_AT = S_AT + 64;
    private static final int END = V_AT + 2;

    private PlantedFaults() {}

    static OrderVector otherDomainVersion(OrderVector vector) {
        ExchangeDomain domain = vector.domain();
        String other = domain.version().equals("2") ? "3" : "2";
        return with(vector, new ExchangeDomain(other, domain.chainId(), domain.verifyingContract()));
    }

    static OrderVector otherChain(OrderVector vector) {
        ExchangeDomain domain = vector.domain();
        long other = domain.chainId() == 137 ? 80002 : 137;
        return with(vector, new ExchangeDomain(domain.version(), other, domain.verifyingContract()));
    }

    private static OrderVector with(OrderVector vector, ExchangeDomain domain) {
        return new OrderVector(
                vector.label(),
                vector.v1(),
                vector.key(),
                domain,
                vector.order(),
                vector.envelope(),
                vector.expected());
    }

    static OrderDoor changedSignature(UnaryOperator<String> fault) {
        return vector -> {
            Map<String, String> outcome = new TreeMap<>(OrderDoor.real(true).outcome(vector));
            outcome.computeIfPresent(OrderVector.SIGNATURE, (name, signature) -> fault.apply(signature));
            return outcome;
        };
    }

    /** The other signature that the curve takes for the same digest; the chain takes only one of them. */
    static String highS(String signature) {
        BigInteger s = new BigInteger(signature.substring(S_AT, V_AT), 16);
        byte[] high = Sign.CURVE_PARAMS.getN().subtract(s).toByteArray();
        String digits = HexFormat.of().formatHex(high, high.length - 32, high.length);
        String v = signature.substring(V_AT, END).equals("1b") ? "1c" : "1b";
        return signature.substring(0, S_AT) + digits + v + signature.substring(END);
    }

    static String vFromZero(String signature) {
        String v = signature.substring(V_AT, END).equals("1b") ? "00" : "01";
        return signature.substring(0, V_AT) + v + signature.substring(END);
    }
}
