package io.tapemaker.replay.support;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded recording of two small markets, with true hashes; enough for some hundred commands. */
public final class TinyRecording {

    private static final long START_MS = 1_790_000_000_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final BigDecimal TICK = new BigDecimal("0.01");

    private TinyRecording() {}

    /** Writes a recording of the same markets, a day later. */
    public static Path writeNextDay(Path folder, long seed, int frames) throws IOException {
        Path file = folder.resolve("tiny-next-day-" + seed + "-" + frames + ".jsonl");
        Files.write(file, frames(seed, frames, START_MS + DAY_MS), StandardCharsets.UTF_8);
        return file;
    }

    /** Writes a recording of about this many frames and returns its path. */
    public static Path write(Path folder, long seed, int frames) throws IOException {
        Path file = folder.resolve("tiny-" + seed + "-" + frames + ".jsonl");
        Files.write(file, frames(seed, frames), StandardCharsets.UTF_8);
        return file;
    }

    /** The frames, one a line. */
    public static List<String> frames(long seed, int count) {
        return frames(seed, count, START_MS);
    }

    private static List<String> frames(long seed, int count, long startMs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> frames = new ArrayList<>();
        TinyMarket[] markets = {market(1), market(2)};
        long nowMs = startMs;
        for (TinyMarket market : markets) {
            frames.add(market.snapshot(nowMs));
        }
        while (frames.size() < count) {
            // Within a millisecond frames belong to one burst, and beyond ten the source went quiet.
            nowMs += 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 8);
            frames.add(step(markets[random.nextInt(markets.length)], random, nowMs));
            if (random.nextInt(10) == 0) {
                frames.add("PONG");
            }
        }
        return frames;
    }

    private static TinyMarket market(int number) {
        TinyMarket market = new TinyMarket(number);
        for (int i = 0; i < 4; i++) {
            market.set(true, "0.4" + (5 - i), Integer.toString(100 + 10 * i));
            market.set(false, "0.5" + (i + 1), Integer.toString(120 + 10 * i));
        }
        return market;
    }

    /** Moves a level within three ticks of the touch, keeping two levels a side and the sides apart. */
    private static String step(TinyMarket market, SplittableRandom random, long nowMs) {
        boolean bid = random.nextBoolean();
        BigDecimal touch = bid ? market.bestBid() : market.bestAsk();
        BigDecimal inwards = BigDecimal.valueOf(random.nextInt(-3, 2)).multiply(TICK);
        BigDecimal price = bid ? touch.add(inwards) : touch.subtract(inwards);
        boolean crosses = bid ? price.compareTo(market.bestAsk()) >= 0 : price.compareTo(market.bestBid()) <= 0;
        if (crosses || price.compareTo(new BigDecimal("0.1")) < 0 || price.compareTo(new BigDecimal("0.9")) > 0) {
            price = touch;
        }
        boolean removes = market.levels(bid) > 2 && market.has(bid, price) && random.nextBoolean();
        String size = removes ? "0" : Integer.toString(random.nextInt(10, 400)) + (random.nextBoolean() ? ".5" : "");
        String priceText = price.stripTrailingZeros().toPlainString();
        market.set(bid, priceText, size);
        return market.change(bid, priceText, size, nowMs);
    }
}
