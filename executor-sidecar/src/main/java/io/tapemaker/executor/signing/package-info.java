/**
 * Everything that the key signs: orders and the proof of owning a wallet, and nothing else. What goes to the curve is
 * always hashed here from decoded fields; no door takes a digest, a transaction, a transfer or an approval.
 */
@NullMarked
package io.tapemaker.executor.signing;

import org.jspecify.annotations.NullMarked;
