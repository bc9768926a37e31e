package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import java.util.LinkedHashMap;
import java.util.Map;

/** The domain separators of exchanges, each computed once. Not thread-safe. */
final class DomainSeparators {

    private static final byte[] TYPE =
            Keccak.ofText("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] NAME = Keccak.ofText(ExchangeDomain.NAME);

    /** More exchanges than the venue has; the bound keeps a stream of made-up ones from filling the memory. */
    private static final int LIMIT = 32;

    private final Map<ExchangeDomain, byte[]> known = new LinkedHashMap<>();
    private final Words words = new Words(5);
    private final Keccak keccak;

    DomainSeparators(Keccak keccak) {
        this.keccak = keccak;
    }

    /** The 32 bytes, which nobody may change. */
    byte[] of(ExchangeDomain domain) {
        byte[] separator = known.get(domain);
        if (separator == null) {
            separator = compute(domain);
            if (known.size() == LIMIT) {
                known.clear();
            }
            known.put(domain, separator);
        }
        return separator;
    }

    private byte[] compute(ExchangeDomain domain) {
        byte[] separator = new byte[Keccak.LENGTH];
        words.begin(TYPE)
                .hash(NAME)
                .hash(Keccak.ofText(domain.version()))
                .number(domain.chainId())
                .address(domain.verifyingContract())
                .hashInto(keccak, separator);
        return separator;
    }
}
