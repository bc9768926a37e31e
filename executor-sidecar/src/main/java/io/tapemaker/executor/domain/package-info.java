/**
 * What the executor decides: intents, doubts, caps, latch, sweeps. A state machine without clock, files, threads or
 * chance: equal inputs give equal intents, outcomes, requests and reports.
 */
package io.tapemaker.executor.domain;
