/**
 * What the venue sent, read once and without side effects: answers of its REST interface and frames of its user
 * channel. Nothing here trusts a byte of it; whatever is in doubt says so.
 */
package io.tapemaker.executor.decode;
