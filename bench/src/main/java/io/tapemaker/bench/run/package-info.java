/** Measurements that JMH cannot make (interleaved, open-loop, one-off), and their tables. */
@NullMarked
package io.tapemaker.bench.run;

import org.jspecify.annotations.NullMarked;
