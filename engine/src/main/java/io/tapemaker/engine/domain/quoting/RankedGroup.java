package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;

/** The candidates of one group of a side that score at one midpoint, best score first. */
final class RankedGroup {

    private static final int INITIAL_CAPACITY = 512;

    int count;
    private int[] ids = new int[INITIAL_CAPACITY];
    private int[] spare = new int[INITIAL_CAPACITY];
    private double[] scores = new double[INITIAL_CAPACITY];

    /** Number of the candidate at a rank. */
    int id(int rank) {
        return ids[rank];
    }

    /** Score of the candidate at a rank. */
    double score(int rank) {
        return scores[ids[rank]];
    }

    /**
     * Takes a group over, without the excluded candidate.
     *
     * @param midpointX2E4 the side's own one
     * @param excluded number of a candidate, or -1
     */
    void rank(Candidates all, int group, long midpointX2E4, RewardTerms terms, int excluded) {
        if (ids.length < all.count) {
            ids = new int[all.priceE4.length];
            spare = new int[all.priceE4.length];
            scores = new double[all.priceE4.length];
        }
        count = 0;
        for (int id = all.from[group]; id < all.from[group + 1]; id++) {
            double score = Scoring.score(all.priceE4[id], all.sizeE6[id], midpointX2E4, terms);
            boolean isAbsent = id == Candidates.ABSENT;
            if (id != excluded && (isAbsent || score > 0)) {
                scores[id] = isAbsent ? 0 : score;
                ids[count++] = id;
            }
        }
        sort();
    }

    /** Merges runs of growing width; stable, and nothing is allocated. */
    private void sort() {
        for (int width = 1; width < count; width *= 2) {
            for (int low = 0; low < count; low += 2 * width) {
                merge(low, Math.min(low + width, count), Math.min(low + 2 * width, count));
            }
            int[] merged = spare;
            spare = ids;
            ids = merged;
        }
    }

    private void merge(int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++) {
            boolean takeLeft = right == high || left < middle && scores[ids[left]] >= scores[ids[right]];
            spare[at] = takeLeft ? ids[left++] : ids[right++];
        }
    }
}
