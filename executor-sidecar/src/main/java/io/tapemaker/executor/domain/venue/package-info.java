/** What the venue says, decoded: the only form in which the decision core hears of it. */
package io.tapemaker.executor.domain.venue;
