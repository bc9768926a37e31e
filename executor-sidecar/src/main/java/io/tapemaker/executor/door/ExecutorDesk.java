package io.tapemaker.executor.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.door.ExecutorAnswer.No;
import io.tapemaker.executor.latch.RearmResult;
import io.tapemaker.journal.door.DoorCounts;
import io.tapemaker.journal.door.DoorCounts.Kind;
import io.tapemaker.journal.door.DoorDesk;
import io.tapemaker.journal.door.DoorKind;
import io.tapemaker.journal.door.Peer;
import java.io.IOException;
import java.time.Clock;

/** Answers the requests of people to the executor. Whatever goes wrong becomes an answer. */
public final class ExecutorDesk implements DoorDesk {

    /** The door before which this desk stands. */
    public static final DoorKind DOOR = new DoorKind("executor", "executor", ExecutorRequest.MAX_BYTES, 16);

    private final ExecutorControl control;
    private final Clock clock;
    private final DoorCounts counts = new DoorCounts();

    /**
     * A desk.
     *
     * @param clock the time of day, for people who read who said what and when
     */
    public ExecutorDesk(ExecutorControl control, Clock clock) {
        this.control = control;
        this.clock = clock;
    }

    @Override
    public DoorCounts counts() {
        return counts;
    }

    @Override
    public byte[] answer(Peer peer, byte[] line) {
        return decide(peer, line).line();
    }

    @Override
    public byte[] toStranger() {
        return ExecutorAnswer.no(No.REFUSED, "only the executor's own user and root may talk to it")
                .line();
    }

    @Override
    public byte[] toBadLine(String problem) {
        return ExecutorAnswer.no(No.USAGE, problem).line();
    }

    @Override
    public byte[] toLateClient() {
        return ExecutorAnswer.no(No.FAILED, "no request came in time").line();
    }

    private ExecutorAnswer decide(Peer peer, byte[] line) {
        ExecutorRequest request;
        try {
            request = ExecutorRequest.parse(line);
        } catch (IllegalArgumentException e) {
            counts.add(Kind.BAD_REQUESTS);
            return ExecutorAnswer.no(No.USAGE, String.valueOf(e.getMessage()));
        }
        try {
            return done(peer, request);
        } catch (IOException | RuntimeException e) {
            return ExecutorAnswer.no(No.FAILED, problemOf(request.word(), e));
        }
    }

    private static String problemOf(String word, Exception e) {
        // What an exception quotes that is no file's is not known, and could be a secret.
        String what = e.getClass().getSimpleName() + (e instanceof IOException ? ": " + e.getMessage() : "");
        return switch (word) {
            case ExecutorRequest.KILL ->
                "nothing more is placed by this process, but the latch may not be on disk (" + what
                        + "): say kill again, or stop the executor and do not start it";
            case ExecutorRequest.REARM -> "the latch stays shut: " + what;
            default -> what;
        };
    }

    private ExecutorAnswer done(Peer peer, ExecutorRequest request) throws IOException {
        String who = peer.who(request.pid(), clock.instant());
        switch (request.word()) {
            case ExecutorRequest.KILL -> {
                long sequence = control.kill(who, request.why());
                counts.add(Kind.WORDS);
                return ExecutorAnswer.latched(sequence);
            }
            case ExecutorRequest.REARM -> {
                RearmResult result = control.rearm(who, request.why());
                counts.add(Kind.WORDS);
                return result.rearmed()
                        ? ExecutorAnswer.latched(result.sequence())
                        : ExecutorAnswer.no(No.REFUSED, result.problem());
            }
            default -> {
                return status(control.statusJson());
            }
        }
    }

    private ExecutorAnswer status(String json) {
        try {
            if (Ascii.JSON.readTree(json) instanceof ObjectNode root) {
                ObjectNode door = root.putObject("door");
                for (Kind kind : Kind.values()) {
                    door.put(kind.fieldName(), counts.get(kind));
                }
                return ExecutorAnswer.status(root);
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        return ExecutorAnswer.no(No.FAILED, "the executor's status is no JSON object");
    }
}
