package io.tapemaker.proofs.report;

import java.util.List;

/**
 * All that this build left behind.
 *
 * @param proofs results in the order of modules and ids
 * @param tests all tests that Surefire counted, those of proofs included
 * @param problems what makes the run fail beyond a failed proof: a dead JVM, an unreadable or missing result
 */
record Evidence(List<ProofResult> proofs, TestCounts tests, List<String> problems) {}
