package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.codecs.KillPhase;

/** What a record of COMMANDS asks of the executor. Nothing in it is believed. */
public sealed interface EngineCommand {

    /**
     * Place this order.
     *
     * @param decidedNs event time of the command
     */
    record Place(PlaceRequest request, long decidedNs) implements EngineCommand {}

    /** Cancel this order. */
    record Cancel(OrderKey key) implements EngineCommand {}

    /** Cancel everything. */
    record CancelAll() implements EngineCommand {}

    /** The engine's own latch. */
    record Kill(KillPhase phase) implements EngineCommand {}

    /** Bytes that are no command that an engine writes. */
    record Malformed(String why) implements EngineCommand {}

    /** Anything that is for somebody else. */
    record Other() implements EngineCommand {}
}
