package io.tapemaker.engine.gateway;

/**
 * What was cut from a torn tape.
 *
 * @param inboundLastGood sequence of the last sound record of INBOUND
 * @param inboundDurable durable watermark of INBOUND before the cut; above {@code inboundLastGood} when acknowledged
 *     records were lost
 * @param commandsLastGood sequence of the last command that stays
 * @param commandsCut commands removed because their cause was cut
 * @param inboundBytesCut bytes removed from INBOUND
 * @param commandsBytesCut bytes removed from COMMANDS
 */
public record TapeCutFacts(
        long inboundLastGood,
        long inboundDurable,
        long commandsLastGood,
        long commandsCut,
        long inboundBytesCut,
        long commandsBytesCut) {}
