package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;

/**
 * The depth near the touch of one side, and whether it has collapsed. What is left is measured from the best touch of
 * the window and not from today's: a sweep takes the touch along, and behind the new one there may be as much as
 * there was.
 */
final class NearDepth {

    /** Depths are cut here, so that shares of them stay exact. */
    private static final long MOST_E6 = SignalSettings.MAX_SIZE_E6;

    private static final long NO_TOUCH = SlidingMax.NONE;

    private final SignalSettings.Collapse settings;

    /** 1 for bids and -1 for asks: a price times this is better the higher it is. */
    private final long sign;

    private final SlidingMax touches;
    private final SlidingMax depths;
    private boolean seen;
    private long touch = NO_TOUCH;
    private long depthE6;

    NearDepth(SignalSettings.Collapse settings, long sign) {
        this.settings = settings;
        this.sign = sign;
        touches = new SlidingMax(settings.windowNs());
        depths = new SlidingMax(settings.windowNs());
    }

    /** Takes a book's side over; returns whether its near depth has collapsed. */
    boolean onBook(Levels side, long minSizeE6, long nowNs) {
        if (seen) {
            depths.push(depthE6, nowNs);
        }
        if (touch != NO_TOUCH) {
            touches.push(touch, nowNs);
        }
        seen = true;
        touch = touchOf(side, minSizeE6);
        depthE6 = depthFrom(side, touch);
        long before = depths.max(nowNs);
        if (before == SlidingMax.NONE || before < settings.leastDepthE6()) {
            return false;
        }
        long anchor = Math.max(touches.max(nowNs), touch);
        long left = anchor == touch ? depthE6 : depthFrom(side, anchor);
        return left * Price.ONE_E4 < before * (Price.ONE_E4 - settings.moreThanShareE4());
    }

    /** Shares in E6 within the distance of the touch of the last book. */
    long depthE6() {
        return depthE6;
    }

    private long touchOf(Levels side, long minSizeE6) {
        for (int i = 0; i < side.count(); i++) {
            if (side.sizeE6(i) >= minSizeE6) {
                return sign * side.priceE4(i);
            }
        }
        return NO_TOUCH;
    }

    private long depthFrom(Levels side, long anchor) {
        if (anchor == NO_TOUCH) {
            return 0;
        }
        long sumE6 = 0;
        for (int i = 0; i < side.count() && sign * side.priceE4(i) >= anchor - settings.distanceE4(); i++) {
            sumE6 = Math.min(MOST_E6, sumE6 + Math.min(MOST_E6, side.sizeE6(i)));
        }
        return sumE6;
    }

    void write(StateWriter out) {
        out.putBoolean(seen);
        out.putLong(touch);
        out.putLong(depthE6);
        touches.write(out);
        depths.write(out);
    }

    void read(StateReader in) {
        seen = in.getBoolean();
        touch = in.getLong();
        depthE6 = in.getLong(0, MOST_E6, "near depth");
        if (touch != NO_TOUCH && !Price.isValid(sign * touch)) {
            throw in.invalid("touch is no price");
        }
        touches.read(in);
        depths.read(in);
    }
}
