package io.tapemaker.engine.gateway.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.gateway.marketdata.EventLog.Event;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.frame-timeline",
        milestone = Milestone.M2,
        kind = ProofKind.PROPERTY,
        title = "Ticks and burst ends follow from event time alone, and a feed goes on exactly where it stopped",
        invariants = {"timeline.resume-exact", "timeline.order"})
final class FrameTimelineTest {
    private static final int TRIES = 3_000;
    private static final long MS = 1_000_000L;

    /**
     * A source of frames.
     *
     * @param startNs event time of the first event
     * @param gapsNs distance of each frame's stamp to the one before; some go back
     * @param unstamped frames whose number is a multiple of this have no stamp
     */
    record Source(long startNs, List<Long> gapsNs, int unstamped, FeedSpacing spacing) {
        EventLog play(FeedPosition resume, Pace pace) {
            EventLog log = new EventLog();
            FrameTimeline timeline = new FrameTimeline(startNs, spacing, resume, log, pace);
            long stampNs = startNs;
            for (int i = 0; i < gapsNs.size(); i++) {
                stampNs = Math.max(1, stampNs + gapsNs.get(i));
                byte[] frame = ("f" + i).getBytes(StandardCharsets.US_ASCII);
                long given = (i + 1) % unstamped == 0 ? FrameStamp.NONE : stampNs;
                if (i % 7 == 6) {
                    timeline.oversize(given, new OversizeFrame(5 << 20, new byte[32], frame));
                } else {
                    timeline.frame(given, frame, 0, frame.length);
                }
            }
            timeline.end();
            return log;
        }
    }

    @Provide
    Arbitrary<Source> sources() {
        Arbitrary<Long> gap = Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(1, 12 * MS),
                Arbitraries.longs().between(-20 * MS, 400 * MS),
                Arbitraries.longs().between(0, 60_000 * MS));
        Arbitrary<Long> tick = Arbitraries.of(10 * MS, 100 * MS, 1_000 * MS);
        Arbitrary<Long> quiet = Arbitraries.of(MS, 10 * MS, 250 * MS);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5_000 * MS),
                        gap.list().ofMinSize(1).ofMaxSize(20),
                        Arbitraries.integers().between(2, 9),
                        Combinators.combine(tick, quiet).as(FeedSpacing::new))
                .as(Source::new);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatCameBeforeAndWhatComesAfterIsEverything(@ForAll("sources") Source source) {
        List<Event> all = source.play(FeedPosition.START, Pace.max()).events;
        for (int cut : new int[] {0, 1, all.size() / 3, all.size() / 2, all.size() - 2, all.size() - 1, all.size()}) {
            int at = Math.max(0, Math.min(all.size(), cut));
            List<Event> rest = source.play(EventLog.after(all.subList(0, at)), Pace.max()).events;
            assertEquals(all.subList(at, all.size()), rest, () -> "resumed behind event " + at);
            Invariants.checked("timeline.resume-exact", 1);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void eventsAreInOrderAndNoneIsMissing(@ForAll("sources") Source source) {
        List<Event> all = source.play(FeedPosition.START, Pace.max()).events;
        assertEquals(expected(source), all);
        Invariants.checked("timeline.order", all.size());
    }

    /** The same by another way: every moment is listed, and sorted by time, what ends before what begins. */
    private static List<Event> expected(Source source) {
        List<Event> frames = new ArrayList<>();
        long nowNs = source.startNs();
        long stampNs = source.startNs();
        for (int i = 0; i < source.gapsNs().size(); i++) {
            stampNs = Math.max(1, stampNs + source.gapsNs().get(i));
            nowNs = (i + 1) % source.unstamped() == 0 ? nowNs : Math.max(nowNs, stampNs);
            frames.add(new Event(i % 7 == 6 ? "oversize" : "frame", i + 1, nowNs, "f" + i));
        }
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Event frame = frames.get(i);
            all.add(frame);
            if (i + 1 == frames.size()) {
                all.add(new Event("burst", frame.position(), frame.stampNs(), ""));
                break;
            }
            addBetween(frame, frames.get(i + 1).stampNs(), source.spacing(), all);
        }
        return all;
    }

    private static void addBetween(Event frame, long nextNs, FeedSpacing spacing, List<Event> all) {
        long quietNs = frame.stampNs() + spacing.quietNs();
        List<Long> before = new ArrayList<>();
        List<Long> after = new ArrayList<>();
        long first = (frame.stampNs() / spacing.tickNs() + 1) * spacing.tickNs();
        for (long due = first; due <= nextNs; due += spacing.tickNs()) {
            (nextNs >= quietNs && due >= quietNs ? after : before).add(due);
        }
        addTicks(before, all);
        if (nextNs >= quietNs) {
            all.add(new Event("burst", frame.position(), quietNs, ""));
            addTicks(after, all);
        }
    }

    private static void addTicks(List<Long> due, List<Event> all) {
        boolean skipped = due.size() > FrameTimeline.MAX_TICKS_IN_A_GAP;
        for (long tick : skipped ? due.subList(due.size() - 1, due.size()) : due) {
            all.add(new Event("tick", 0, tick, ""));
        }
    }

    @Test
    void goldenCase() {
        Source source = new Source(95 * MS, List.of(0L, 2 * MS, 203 * MS), 9, new FeedSpacing(100 * MS, 10 * MS));
        assertEquals(
                List.of(
                        "frame 1 95000000 f0",
                        "frame 2 97000000 f1",
                        "tick 0 100000000",
                        "burst 2 107000000",
                        "tick 0 200000000",
                        "tick 0 300000000",
                        "frame 3 300000000 f2",
                        "burst 3 300000000"),
                source.play(FeedPosition.START, Pace.max()).lines());
    }

    @Test
    void aLongGapHasOnlyItsLastTick() {
        FeedSpacing spacing = new FeedSpacing(1_000 * MS, MS);
        long limitNs = FrameTimeline.MAX_TICKS_IN_A_GAP * spacing.tickNs();
        List<Long> counts = new ArrayList<>();
        for (long gapNs : new long[] {limitNs, limitNs + spacing.tickNs(), 40 * 86_400_000L * MS}) {
            Source source = new Source(500 * MS, List.of(0L, gapNs), 9, spacing);
            counts.add(source.play(FeedPosition.START, Pace.max()).events.stream()
                    .filter(event -> event.kind().equals("tick"))
                    .count());
        }
        assertEquals(List.of(FrameTimeline.MAX_TICKS_IN_A_GAP, 1L, 1L), counts);
    }

    @Test
    void thePaceChangesNoEvent() {
        Source source = new Source(95 * MS, List.of(0L, 2 * MS, 12 * MS), 9, new FeedSpacing(10 * MS, 5 * MS));
        assertEquals(
                source.play(FeedPosition.START, Pace.max()).events,
                source.play(FeedPosition.START, Pace.parse("2x")).events);
    }

    @Test
    void anotherRecordingIsRefused() {
        Source source = new Source(0, List.of(0L, 1L, 1L), 9, new FeedSpacing(100 * MS, 10 * MS));
        FeedPosition good = EventLog.after(
                source.play(FeedPosition.START, Pace.max()).events.subList(0, 2));
        FeedPosition otherFrame = new FeedPosition(good.frames(), 0, 0, good.frameHash() ^ 1);
        String other = String.valueOf(assertThrows(FeedFailedException.class, () -> source.play(otherFrame, Pace.max()))
                .getMessage());
        assertTrue(other.startsWith("the first 2 frames are not those journaled before"), other);
        FeedPosition beyond = new FeedPosition(4, 0, 0, 0);
        String shorter = assertThrows(FeedFailedException.class, () -> source.play(beyond, Pace.max()))
                .getMessage();
        assertEquals(
                "the recording has 3 frames, the journal has 4 of it already: it was cut, or is another one", shorter);
    }
}
