/** Signing an order, beside bare web3j. */
@NullMarked
package io.tapemaker.bench.sign;

import org.jspecify.annotations.NullMarked;
