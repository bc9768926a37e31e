package io.tapemaker.proofs.corruption;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.proofs.corruption.WrittenFile.Kind;
import io.tapemaker.proofs.corruption.WrittenFile.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One bit of one of a tape's files.
 *
 * @param sequence record to which the bit belongs, 0 for none
 */
record BitFlip(JournalKind journal, Kind kind, long offset, int bit, long sequence) {

    private static final JournalKind[] JOURNALS = {JournalKind.INBOUND, JournalKind.COMMANDS};

    /** Of an index most is not written yet: half of the flips go into its first bytes. */
    private static final int HEAD_OF_AN_INDEX = 64;

    /** A sample that has every kind of bytes of both journals in turn, the first and the last record among them. */
    static List<BitFlip> sample(Path tape, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Region>> strata = new ArrayList<>();
        List<JournalKind> journals = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (JournalKind journal : JOURNALS) {
                strata.add(WrittenFile.of(tape, journal).regions(kind));
                journals.add(journal);
            }
        }
        List<BitFlip> flips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int stratum = i % strata.size();
            flips.add(pick(journals.get(stratum), strata.get(stratum), i / strata.size(), random));
        }
        return flips;
    }

    private static BitFlip pick(JournalKind journal, List<Region> regions, int turn, SplittableRandom random) {
        int index =
                switch (turn) {
                    case 0 -> regions.size() - 1;
                    case 1 -> 0;
                    default -> random.nextInt(regions.size());
                };
        Region region = regions.get(index);
        boolean isIndex = region.kind() == Kind.INDEX || region.kind() == Kind.INDEX_OF_INDEXES;
        long span = isIndex && random.nextBoolean()
                ? Math.min(HEAD_OF_AN_INDEX, region.end() - region.start())
                : region.end() - region.start();
        long offset = region.start() + random.nextLong(span);
        return new BitFlip(journal, region.kind(), offset, random.nextInt(Byte.SIZE), region.sequence());
    }

    /** Turns the bit over in this copy of the tape. */
    void in(Path tape) {
        Damage.flip(WrittenFile.onlyFile(tape, journal), offset, bit);
    }
}
