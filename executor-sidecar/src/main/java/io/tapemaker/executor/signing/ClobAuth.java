package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;

/**
 * What proves to the venue that a wallet is ours, to create or derive API keys with (L1).
 *
 * @param address of the signing key
 * @param chainId 137 or 80002
 * @param timestampS Unix seconds
 * @param nonce 0 or above; the same one gives the same API key again
 */
public record ClobAuth(Address address, long chainId, long timestampS, long nonce) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public ClobAuth {
        if (chainId < 0 || timestampS < 0 || nonce < 0) {
            throw new IllegalArgumentException("chain id, timestamp and nonce of ClobAuth are never negative");
        }
    }
}
