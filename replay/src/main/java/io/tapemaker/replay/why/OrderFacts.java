package io.tapemaker.replay.why;

/**
 * An order of ours as the engine believes it.
 *
 * @param assetId its token
 * @param state name of its state
 * @param order epoch and number
 * @param size what is still open of it
 */
public record OrderFacts(String assetId, String state, String order, String side, String price, String size) {

    String text() {
        return state + " " + order + ": " + side + " " + size + " at " + price;
    }
}
