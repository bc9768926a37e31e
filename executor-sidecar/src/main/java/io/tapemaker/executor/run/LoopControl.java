package io.tapemaker.executor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.door.ExecutorControl;
import io.tapemaker.executor.door.LatchControl;
import io.tapemaker.executor.latch.KillFile;
import io.tapemaker.executor.latch.RearmFile;
import io.tapemaker.executor.latch.RearmResult;
import io.tapemaker.executor.tape.ExecutorRunner;
import io.tapemaker.executor.venue.polymarket.Latencies;
import io.tapemaker.journal.codecs.OperatorWord;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person says while the executor runs. A kill shuts the latch on the door's own thread and waits for nobody; a
 * re-arm is the core's to refuse, and happens on its thread.
 */
final class LoopControl implements ExecutorControl {

    private static final Logger LOG = LoggerFactory.getLogger("executor");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long REARM_SECONDS = 10;

    private final KillSwitch killSwitch;
    private final KillFile latch;
    private final RearmFile permit;
    private final Latencies latencies;
    private final Inbox inbox;
    private volatile String status = "{}";

    LoopControl(KillSwitch killSwitch, RearmFile permit, Latencies latencies, Inbox inbox) {
        this.killSwitch = killSwitch;
        this.latch = killSwitch.latch();
        this.permit = permit;
        this.latencies = latencies;
        this.inbox = inbox;
    }

    @Override
    public long kill(String who, String why) throws IOException {
        try {
            return killSwitch.pull(who, why);
        } finally {
            // Whether or not that is on disk, it holds in this process.
            inbox.put((runner, stampNs) -> runner.on(stampNs, new ExecutorInput.Word(OperatorWord.KILL, who, why)));
        }
    }

    @Override
    public RearmResult rearm(String who, String why) throws IOException {
        CompletableFuture<RearmResult> result = new CompletableFuture<>();
        inbox.put((runner, stampNs) -> {
            try {
                result.complete(rearm(runner, stampNs, who, why));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(REARM_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the executor does not come to it; look at its log", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("the latch's file failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private RearmResult rearm(ExecutorRunner runner, long stampNs, String who, String why) throws IOException {
        RearmResult opened = latch.rearm(who, why, permit);
        if (!opened.rearmed()) {
            return opened;
        }
        runner.on(stampNs, new ExecutorInput.Word(OperatorWord.REARM, who, why));
        if (!runner.core().isLatched()) {
            return opened;
        }
        String problem = "what stands against trading has not changed (see the log): mend it, then re-arm again";
        return RearmResult.refused(latch.set("executor", problem), problem);
    }

    /** Says where the core stands; called on its thread. */
    void show(ExecutorRunner runner, long commandsRead) {
        ObjectNode root = JSON.createObjectNode();
        root.put("latched", runner.core().isLatched())
                .put("cancelling_all", runner.core().isSweeping())
                .put("last_command", runner.core().lastCommand())
                .put("commands_read", commandsRead)
                .put("records", runner.lastSequence())
                .put("worst_e6", runner.core().worstE6());
        status = root.toString();
    }

    @Override
    public String statusJson() {
        try {
            if (JSON.readTree(status) instanceof ObjectNode root) {
                LatchControl.writeTo(root.putObject("latch"), latch.state(), latch.isSet());
                ObjectNode took = root.putObject("latency_us");
                latencies.forEach((name, us) -> took.putObject(name)
                        .put("count", us.getTotalCount())
                        .put("p50", us.getValueAtPercentile(50))
                        .put("p99", us.getValueAtPercentile(99))
                        .put("p999", us.getValueAtPercentile(99.9))
                        .put("max", us.getMaxValue()));
                return root.toString();
            }
        } catch (IOException e) {
            // What we wrote ourselves can be read.
        }
        return "{}";
    }

    /** Writes down how long everything took. */
    void logTimes() {
        latencies.forEach((name, us) -> LOG.info(
                "{}: {} times, median {} us, p99 {} us, p99.9 {} us, most {} us",
                name,
                us.getTotalCount(),
                us.getValueAtPercentile(50),
                us.getValueAtPercentile(99),
                us.getValueAtPercentile(99.9),
                us.getMaxValue()));
    }
}
