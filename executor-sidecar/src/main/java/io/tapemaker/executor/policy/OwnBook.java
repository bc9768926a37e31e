package io.tapemaker.executor.policy;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;

/**
 * The touch of a token's book as the executor has read it itself, from the venue and not from the engine.
 *
 * @param bidE4 best price of a buyer, 0 if there is none
 * @param askE4 best price of a seller, 0 if there is none
 * @param tick the grid that the venue states
 * @param negRisk what the venue says of the market
 * @param atNs when it was read
 */
public record OwnBook(TokenId tokenId, long bidE4, long askE4, TickSize tick, boolean negRisk, long atNs) {}
