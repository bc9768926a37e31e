package io.tapemaker.executor.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.LatchState;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.executor.latch.RearmResult;
import java.io.IOException;
import java.time.Instant;

/** The latch and nothing else: what every other control begins with. */
public final class LatchControl implements ExecutorControl {

    private final KillFile latch;
    private final RearmFile permit;

    /**
     * A control of a latch.
     *
     * @param permit the file without which it is not opened
     */
    public LatchControl(KillFile latch, RearmFile permit) {
        this.latch = latch;
        this.permit = permit;
    }

    @Override
    public long kill(String who, String why) throws IOException {
        return latch.set(who, why);
    }

    @Override
    public RearmResult rearm(String who, String why) throws IOException {
        return latch.rearm(who, why, permit);
    }

    @Override
    public String statusJson() {
        ObjectNode root = Ascii.JSON.createObjectNode();
        writeTo(root.putObject("latch"), latch.state(), latch.isSet());
        return root.toString();
    }

    /**
     * Puts a latch into a status.
     *
     * @param set what places are held by, which is ahead of the state while a kill is on its way to disk
     */
    public static void writeTo(ObjectNode out, LatchState state, boolean set) {
        out.put("set", set)
                .put("sequence", state.sequence())
                .put("token", state.token())
                .put("at", Instant.ofEpochMilli(state.atMs()).toString())
                .put("who", state.who())
                .put("why", state.why());
    }
}
