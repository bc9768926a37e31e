package io.tapemaker.engine.gateway.operator;

import io.tapemaker.engine.pipeline.EngineFailedException;
import io.tapemaker.engine.pipeline.EnginePipeline;
import io.tapemaker.engine.status.EngineStatus;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.door.DoorCounts;
import io.tapemaker.journal.door.DoorCounts.Kind;
import io.tapemaker.journal.door.DoorDesk;
import io.tapemaker.journal.door.DoorKind;
import io.tapemaker.journal.door.Peer;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Decides what becomes of a request: refuses what the behaviour in force could not take, since on the tape it would be
 * fatal, has the rest journaled, and waits until it is. One thread at a time.
 */
public final class OperatorDesk implements DoorDesk {

    /** The door before which this desk stands. */
    public static final DoorKind DOOR = new DoorKind("operator", "engine", OperatorRequest.MAX_BYTES, 16);

    private static final long STATUS_WAIT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long WORD_WAIT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long PARK_NS = 50_000L;

    private static final String STATUS = "status";
    private static final String SET = "set";

    private final EnginePipeline pipeline;
    private final StatusBoard board;
    private final OperatorGateway gateway;
    private final WordRules rules;
    private final LongSupplier stampsNs;
    private final Clock clock;
    private final DoorCounts counts = new DoorCounts();

    /**
     * @param settings says whether a setting may be changed in flight
     * @param stampsNs stamps of the words in ns since the epoch, or {@link OperatorGateway#NOW_ON_TAPE}
     * @param clock the time of day, for people who read who said what and when
     */
    public OperatorDesk(EnginePipeline pipeline, SettingCheck settings, LongSupplier stampsNs, Clock clock) {
        this.pipeline = pipeline;
        this.board = pipeline.board();
        this.gateway = new OperatorGateway(pipeline);
        this.rules = new WordRules(settings);
        this.stampsNs = stampsNs;
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
        return OperatorAnswer.refused("only the engine's own user and root may talk to it")
                .line();
    }

    @Override
    public byte[] toBadLine(String problem) {
        return OperatorAnswer.badRequest(problem).line();
    }

    @Override
    public byte[] toLateClient() {
        return OperatorAnswer.refused("no request came in time").line();
    }

    /** Does what is asked for; whatever is wrong becomes an answer. */
    private OperatorAnswer decide(Peer peer, byte[] line) {
        OperatorRequest request;
        try {
            request = OperatorRequest.parse(line);
        } catch (IllegalArgumentException e) {
            return bad(e);
        }
        try {
            boolean fresh = refresh();
            EngineStatus status = board.latest();
            if (status == null) {
                return OperatorAnswer.refused("the engine thread is busy and has shown nothing yet; ask again");
            }
            return request.word().equals(STATUS)
                    ? status(request, status, fresh)
                    : word(peer, request, status.session().behaviourVersion(), fresh);
        } catch (EngineFailedException e) {
            return OperatorAnswer.refused("the engine has " + e.getMessage());
        }
    }

    private OperatorAnswer bad(IllegalArgumentException e) {
        counts.add(Kind.BAD_REQUESTS);
        return OperatorAnswer.badRequest(String.valueOf(e.getMessage()));
    }

    private boolean refresh() {
        long before = board.shownCount();
        pipeline.askForStatus();
        return await(() -> board.shownCount() > before, STATUS_WAIT_NS);
    }

    /** Waits until something holds, for so long at most; fails if the engine has. */
    private boolean await(BooleanSupplier holds, long longestNs) {
        long startNs = System.nanoTime();
        while (!holds.getAsBoolean()) {
            pipeline.failIfEngineFailed();
            if (System.nanoTime() - startNs > longestNs) {
                return false;
            }
            LockSupport.parkNanos(PARK_NS);
        }
        return true;
    }

    private OperatorAnswer status(OperatorRequest request, EngineStatus status, boolean fresh) {
        OperatorRequest bare = new OperatorRequest(STATUS, "", "", "", "", request.pid());
        if (!request.equals(bare)) {
            return bad(new IllegalArgumentException("status takes nothing more"));
        }
        return OperatorAnswer.status(StatusJson.of(status, fresh, counts));
    }

    private OperatorAnswer word(Peer peer, OperatorRequest request, int behaviourVersion, boolean fresh) {
        if (!fresh && request.word().equals(SET)) {
            // Tried on settings that are no longer in force, a change could be one that the tape cannot take.
            return OperatorAnswer.refused(
                    "the engine thread is busy and the settings in force are not known; ask again");
        }
        try {
            WordRules.Accepted accepted = rules.accept(request, behaviourVersion);
            return say(
                    accepted.word(),
                    peer.who(request.pid(), clock.instant()),
                    accepted.text().text());
        } catch (IllegalArgumentException e) {
            return bad(e);
        } catch (WordRules.NotKnownException e) {
            return OperatorAnswer.refused(String.valueOf(e.getMessage()));
        }
    }

    private OperatorAnswer say(OperatorWord word, String who, String text) {
        long position = gateway.say(word, who, text, stampsNs.getAsLong());
        counts.add(Kind.WORDS);
        return await(() -> board.sequenceOf(position) != 0, WORD_WAIT_NS)
                ? OperatorAnswer.journaled(board.sequenceOf(position))
                : OperatorAnswer.refused("the word waits for the engine thread and may yet be journaled: "
                        + "look at the status before saying it again");
    }
}
