package io.tapemaker.engine.domain.risk;

/**
 * How long which source may be silent, in milliseconds of event time.
 *
 * @param connectionMs no frame at all on a market data connection: kill latch
 * @param assetMs no book event and no agreeing witness of one market: that market is pulled
 * @param userStreamMs no sign of life of the user stream: kill latch
 * @param executorMs no sign of life of the executor: kill latch
 * @param clockGapMs between two consecutive events: kill latch
 */
public record StalenessSettings(long connectionMs, long assetMs, long userStreamMs, long executorMs, long clockGapMs) {

    public static final StalenessSettings DEFAULTS = new StalenessSettings(10_000, 60_000, 10_000, 3_000, 5_000);

    public StalenessSettings {
        Ranges.checkMs("connectionMs", connectionMs);
        Ranges.checkMs("assetMs", assetMs);
        Ranges.checkMs("userStreamMs", userStreamMs);
        Ranges.checkMs("executorMs", executorMs);
        Ranges.checkMs("clockGapMs", clockGapMs);
    }
}
