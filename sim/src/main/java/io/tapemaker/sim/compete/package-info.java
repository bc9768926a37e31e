/** Our strategy against simple rivals in seeded worlds with informed traders. */
@NullMarked
package io.tapemaker.sim.compete;

import org.jspecify.annotations.NullMarked;
