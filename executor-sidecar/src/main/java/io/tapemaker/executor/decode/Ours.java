package io.tapemaker.executor.decode;

import io.tapemaker.journal.types.Uint256;

/** What makes a part of a trade ours. Asked on the thread that reads; does not block and changes nothing. */
public interface Ours {

    /** Whether the executor knows this order as one of its own. */
    boolean order(Uint256 orderId);

    /**
     * Whether this is our wallet or our account.
     *
     * @param makerAddress as written by the venue, "" where it says nothing
     * @param owner the account's name as it stands in the record (where a secret has been replaced, its replacement)
     */
    boolean party(String makerAddress, String owner);
}
