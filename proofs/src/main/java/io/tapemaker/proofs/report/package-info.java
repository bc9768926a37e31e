/** Reads what the proofs of all modules left behind and writes the report. */
package io.tapemaker.proofs.report;
