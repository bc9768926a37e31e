/**
 * The shipped deciding logic in a world of paper: books made by a stated rule, virtual time, every order acknowledged
 * and none filled, and twins to compare it with. It shows what the engine decides and what that scores; it says nothing
 * about fills. Equal inputs give equal figures: no clock, no {@code java.util.Random}.
 */
@NullMarked
package io.tapemaker.sim.study;

import org.jspecify.annotations.NullMarked;
