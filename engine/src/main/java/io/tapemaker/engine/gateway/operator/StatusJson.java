package io.tapemaker.engine.gateway.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.logic.SessionFacts;
import io.tapemaker.engine.status.EngineStatus;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.door.DoorCounts;
import java.math.BigInteger;
import java.time.Instant;

/** A status as one JSON object; docs/operator.md explains each field. */
final class StatusJson {

    private static final long NS_PER_S = 1_000_000_000L;

    private StatusJson() {}

    /**
     * The object of a status.
     *
     * @param fresh whether the engine thread has shown it for this request
     */
    static ObjectNode of(EngineStatus status, boolean fresh, DoorCounts counts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("fresh", fresh);
        session(status.session(), root.putObject("session"));
        tape(status.tape(), root.putObject("tape"));
        books(status.books(), root.putObject("books"));
        orders(status.orders(), root.putObject("orders"));
        ObjectNode behaviour = root.putObject("behaviour");
        status.behaviour().forEach(entry -> put(behaviour, entry));
        ObjectNode door = root.putObject("door");
        for (DoorCounts.Kind kind : DoorCounts.Kind.values()) {
            door.put(kind.fieldName(), counts.get(kind));
        }
        return root;
    }

    private static void session(SessionFacts session, ObjectNode out) {
        out.put("epoch", session.epoch())
                .put(
                        "mode",
                        session.epoch() == 0
                                ? "NONE"
                                : RunMode.get((short) session.mode()).name())
                .put("behaviour_version", session.behaviourVersion())
                .put("build", session.build());
    }

    private static void tape(EngineStatus.Tape tape, ObjectNode out) {
        out.put("inbound", tape.inbound())
                .put("inbound_durable", tape.inboundDurable())
                .put("commands", tape.commands())
                .put("commands_durable", tape.commandsDurable())
                .put("frames", tape.frames())
                .put("event_time_ns", tape.eventTimeNs())
                .put("event_time", timeOf(tape.eventTimeNs()));
    }

    private static String timeOf(long eventTimeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(eventTimeNs, NS_PER_S), Math.floorMod(eventTimeNs, NS_PER_S))
                .toString();
    }

    private static void books(EngineStatus.BookCounts books, ObjectNode out) {
        out.put("markets", books.markets())
                .put("books", books.books())
                .put("awaiting_snapshot", books.awaitingSnapshot())
                .put("in_sync", books.inSync())
                .put("suspect", books.suspect());
    }

    private static void orders(EngineStatus.Orders orders, ObjectNode out) {
        out.put("paused", orders.paused())
                .put("open", orders.open())
                .put("last_number", orders.lastNumber())
                .put("places", orders.places())
                .put("cancels", orders.cancels())
                .put("cancel_alls", orders.cancelAlls());
    }

    private static void put(ObjectNode out, BehaviourStatus.Entry entry) {
        if (!entry.literal()) {
            out.put(entry.name(), entry.value());
        } else if (entry.value().equals("true") || entry.value().equals("false")) {
            out.put(entry.name(), entry.value().equals("true"));
        } else {
            out.put(entry.name(), new BigInteger(entry.value()));
        }
    }
}
