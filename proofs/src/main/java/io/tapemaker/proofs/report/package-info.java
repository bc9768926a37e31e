/**
 * Reads what the proofs of all modules left behind in this build and writes the report: {@code report.md} for people,
 * {@code results.json} for machines. The keys are explained in {@code docs/proofs.md}.
 */
package io.tapemaker.proofs.report;
