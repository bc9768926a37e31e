package io.tapemaker.executor.domain.order;

/**
 * The EIP-712 domain of one exchange contract; its name is that of all of them.
 *
 * @param version "2" for CLOB V2, "3" for Protocol V2
 * @param chainId 137 or 80002
 * @param verifyingContract the exchange
 */
public record ExchangeDomain(String version, long chainId, Address verifyingContract) {

    /** The domain's name. */
    public static final String NAME = "Polymarket CTF Exchange";
}
