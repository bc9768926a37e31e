package io.tapemaker.sim.hostile;

import java.util.function.Consumer;

/**
 * A way to lose as much as the policy allows.
 *
 * @param how what it does, as a person would say
 */
record Attack(String how, Consumer<Plunder> deeds) {}
