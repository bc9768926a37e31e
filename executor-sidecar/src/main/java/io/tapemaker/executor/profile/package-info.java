/**
 * What the venue is: its contracts, versions, grids, limits and hosts as data, and which of its exchanges an asset
 * trades on.
 */
@NullMarked
package io.tapemaker.executor.profile;

import org.jspecify.annotations.NullMarked;
