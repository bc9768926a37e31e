package io.tapemaker.replay.verify;

/**
 * The first command that differs.
 *
 * @param command its COMMANDS sequence
 * @param cause INBOUND sequence of the record at which the replay saw it
 * @param causeText that record's text form, cut to a sensible length
 * @param expected the command that replaying gives, as text, or that there is none
 * @param found what the tape has, as text, or that it has none
 */
public record Divergence(long command, long cause, String causeText, String expected, String found) {}
