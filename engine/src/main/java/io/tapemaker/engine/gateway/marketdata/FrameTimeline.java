package io.tapemaker.engine.gateway.marketdata;

import io.tapemaker.engine.logic.FrameChain;
import java.util.function.BooleanSupplier;

/**
 * Puts ticks and burst ends between the frames of a source, by event time alone, so that a source gives the same
 * events whatever its pace. Leaves out what was journaled before.
 */
public final class FrameTimeline {

    /** In a longer gap the ticks between are left out but the last: a recording may skip days. */
    static final long MAX_TICKS_IN_A_GAP = 3_600;

    private final long tickNs;
    private final long quietNs;
    private final FeedPosition resume;
    private final FeedSink sink;
    private final Pace pace;
    private final BooleanSupplier stopRequested;
    private final FrameChain chain = new FrameChain();
    private long position;
    private long nowNs;
    private boolean burstOpen;

    /**
     * @param startNs event time of the first event
     * @param spacing distances between ticks and of a burst's end
     */
    public FrameTimeline(long startNs, FeedSpacing spacing, FeedPosition resume, FeedSink sink, Pace pace) {
        this.nowNs = startNs;
        this.tickNs = spacing.tickNs();
        this.quietNs = spacing.quietNs();
        this.resume = resume;
        this.sink = sink;
        this.pace = pace;
        this.stopRequested = sink::stopRequested;
    }

    /** The next frame of the source. A stamp before the last one, or none at all, counts as the last one. */
    public void frame(long stampNs, byte[] bytes, int offset, int length) {
        advanceTo(stampNs);
        position++;
        burstOpen = true;
        if (position > resume.frames()) {
            pace.await(nowNs, stopRequested);
            sink.onFrame(position, nowNs, bytes, offset, length);
        } else {
            passOver(bytes, offset, length);
        }
    }

    /** The next frame of the source, one above the limit. */
    public void oversize(long stampNs, OversizeFrame frame) {
        advanceTo(stampNs);
        position++;
        burstOpen = true;
        if (position > resume.frames()) {
            pace.await(nowNs, stopRequested);
            sink.onOversize(position, nowNs, frame);
        } else {
            passOver(frame.head(), 0, frame.head().length);
        }
    }

    private void passOver(byte[] bytes, int offset, int length) {
        chain.add(bytes, offset, length);
        if (position == resume.frames() && chain.hash() != resume.frameHash()) {
            throw new FeedFailedException("the first " + position
                    + " frames are not those journaled before: this is another recording, or it was changed;"
                    + " feed it into a journal directory of its own");
        }
    }

    /** The source has ended: closes its last burst. */
    public void end() {
        if (position < resume.frames()) {
            throw new FeedFailedException("the recording has " + position + " frames, the journal has "
                    + resume.frames() + " of it already: it was cut, or is another one");
        }
        endBurst(nowNs);
    }

    private void advanceTo(long stampNs) {
        long toNs = Math.max(stampNs, nowNs);
        if (position > 0) {
            long quietAtNs = nowNs + quietNs;
            if (toNs >= quietAtNs) {
                ticks(nowNs, quietAtNs - 1);
                endBurst(quietAtNs);
                ticks(quietAtNs - 1, toNs);
            } else {
                ticks(nowNs, toNs);
            }
        }
        nowNs = toNs;
    }

    private void endBurst(long stampNs) {
        if (burstOpen) {
            burstOpen = false;
            if (position > resume.burstEnds() && position >= resume.frames()) {
                pace.await(stampNs, stopRequested);
                sink.onBurstEnd(position, stampNs);
            }
        }
    }

    /** Ticks that are due after {@code fromNs} and not after {@code toNs}. */
    private void ticks(long fromNs, long toNs) {
        long dueNs = fromNs - Math.floorMod(fromNs, tickNs) + tickNs;
        if (toNs - dueNs >= MAX_TICKS_IN_A_GAP * tickNs) {
            dueNs = toNs - Math.floorMod(toNs, tickNs);
        }
        for (; dueNs <= toNs; dueNs += tickNs) {
            if (dueNs > resume.tickDueNs() && position >= resume.frames()) {
                pace.await(dueNs, stopRequested);
                sink.onTick(dueNs);
            }
        }
    }
}
