/**
 * What the tests of all modules share: the mark that makes a test class a proof, the figures and invariants it
 * leaves, the budget it may spend and the material it may use. Published as the test jar of {@code journal}.
 */
package io.tapemaker.testkit;
