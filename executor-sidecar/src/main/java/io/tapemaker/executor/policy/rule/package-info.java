/**
 * One class for each thing that an order must fulfil. A rule that lacks what it would look at says yes, because the
 * rule that asks for it says no; so each forbidden order is named by what is wrong with it.
 */
@NullMarked
package io.tapemaker.executor.policy.rule;

import org.jspecify.annotations.NullMarked;
