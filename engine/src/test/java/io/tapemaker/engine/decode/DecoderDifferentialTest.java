package io.tapemaker.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "decode.differential",
        milestone = Milestone.M2,
        kind = ProofKind.FUZZ,
        title = "The decoder and its twin on Jackson give the same answer to real frames and to mutations of them",
        invariants = DecoderDifferentialTest.SAME)
class DecoderDifferentialTest {

    static final String SAME = "decode.equals-jackson-twin";

    private static final long SEED = 0x7461_7065L;

    private static final byte[] BEFORE = Frames.bytes("[{\"price\":\"");
    private static final byte[] AFTER = Frames.bytes("\",\"price\":\"0.5\",\"size\":\"7\"}],\"timestamp\":\"1\"}]");

    /** One decoder for all, so that what it learned from one mutation meets the next. */
    private final MarketDecoder decoder = new MarketDecoder();

    private final DecodedFrame out = new DecodedFrame();

    /** Decodes the frame where it fills its array, then where bytes that would go on plausibly surround it. */
    private List<String> decode(byte[] frame) {
        int offset = BEFORE.length;
        byte[] slot = Arrays.copyOf(BEFORE, offset + frame.length + AFTER.length);
        System.arraycopy(frame, 0, slot, offset, frame.length);
        System.arraycopy(AFTER, 0, slot, offset + frame.length, AFTER.length);
        decoder.decode(slot, offset, frame.length, out);
        List<String> surrounded = FrameText.of(out);
        decoder.decode(frame, 0, frame.length, out);
        List<String> alone = FrameText.of(out);
        assertEquals(alone, surrounded, () -> new String(frame, StandardCharsets.ISO_8859_1));
        return alone;
    }

    private void compare(byte[] frame) {
        List<String> expected = ReferenceDecoder.decode(frame);
        List<String> actual = decode(frame);
        if (!expected.equals(actual) && !JacksonTree.isRefusedByJacksonAlone(frame)) {
            assertEquals(
                    String.join("\n", expected),
                    String.join("\n", actual),
                    () -> "frame as ISO-8859-1: " + new String(frame, StandardCharsets.ISO_8859_1));
        }
    }

    private int fuzz(List<byte[]> frames, int mutations) {
        FrameMutator mutator = new FrameMutator(SEED, frames);
        int usable = 0;
        for (int i = 0; i < mutations; i++) {
            byte[] frame = mutator.next();
            compare(frame);
            usable += out.reject() == RejectReason.NONE ? 1 : 0;
        }
        Invariants.checked(SAME, mutations);
        return usable;
    }

    @Test
    void ownFrames() {
        Frames.samples().forEach(this::compare);
        Invariants.checked(SAME, Frames.SAMPLES.size());
    }

    @Test
    void sharedFrames() throws IOException {
        List<byte[]> frames = Frames.shared();
        frames.forEach(this::compare);
        Figures.put("sharedFrames", frames.size());
        Invariants.checked(SAME, frames.size());
    }

    @Test
    void sharedTape() throws IOException {
        List<byte[]> frames = Frames.tape(ProofBudget.pick(2_000, 60_002));
        frames.forEach(this::compare);
        Invariants.checked(SAME, frames.size());
    }

    @Test
    void mutationsOfOwnFrames() {
        int mutations = ProofBudget.pick(80_000, 5_000_000);
        int usable = fuzz(Frames.samples(), mutations);
        Figures.put("ownMutations", mutations);
        Figures.put("ownMutationsUsable", usable);
        assertTrue(usable > mutations / 20 && usable < mutations, "the mutator must make both sorts: " + usable);
    }

    @Test
    void mutationsOfSharedFrames() throws IOException {
        List<byte[]> frames =
                Frames.shared().stream().filter(frame -> frame.length < 1_000).toList();
        int mutations = ProofBudget.pick(50_000, 5_000_000);
        Figures.put("sharedMutations", mutations);
        Figures.put("sharedMutationsUsable", fuzz(frames, mutations));
    }

    /** The comparison has teeth: a decoder that took 0.46 for 0.47 would be found. */
    @Test
    void aWrongDigitIsFound() {
        List<String> expected = ReferenceDecoder.decode(Frames.bytes(Frames.CHANGE));
        assertNotEquals(expected, decode(Frames.bytes(Frames.CHANGE.replace("0.46", "0.47"))));
    }
}
