package io.tapemaker.sim.compete;

/**
 * What was seen at several seeds.
 *
 * @param mean over them
 * @param error standard error of the mean, 0 for one seed alone
 * @param above at how many it is above 0
 * @param count how many there are
 */
public record Sample(double mean, double error, int above, int count) {

    /** So many standard errors from 0 are called sure: about one in twenty is wrong if nothing is there. */
    private static final double SURE = 2;

    static Sample of(double[] values) {
        double sum = 0;
        int above = 0;
        for (double value : values) {
            sum += value;
            above += value > 0 ? 1 : 0;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
        return new Sample(mean, error, above, values.length);
    }

    /** Whether the mean is so far from 0 that chance hardly explains it. */
    public boolean isSure() {
        return count > 1 && error > 0 && Math.abs(mean) >= SURE * error;
    }

    /** Who is ahead, and how surely. */
    public String verdict() {
        if (mean == 0 && error == 0) {
            return "equal";
        }
        String who = mean > 0 ? "ours" : "rival";
        return isSure() ? "**" + who + "**" : who + "?";
    }
}
