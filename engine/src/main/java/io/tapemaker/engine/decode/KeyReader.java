package io.tapemaker.engine.decode;

/**
 * Walks the members of objects of one sort. The venue writes such objects alike for months, so what stands between two values
 * (comma, key, colon, blanks: the joint) is guessed to be what stood there the last time: two comparisons of words instead of
 * scanning. A wrong guess costs just these; what comes out never depends on what was learned.
 */
final class KeyReader {

    /** Members beyond are not guessed. */
    private static final int PLACES = 12;

    private final JsonScanner scanner;
    private final EscapedText escaped = new EscapedText();
    private final int[] keys = new int[PLACES];
    private final int[] lengths = new int[PLACES];
    private final long[] heads = new long[PLACES];
    private final long[] tails = new long[PLACES];

    KeyReader(JsonScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Moves to the value of the next member.
     *
     * @param place number of members before it in its object, which has been entered
     * @return the key, a number of {@link Keys}, or {@link Keys#END}
     */
    int next(byte[] bytes, int place) {
        if (place < PLACES && lengths[place] != 0 && scanner.passJoint(lengths[place], heads[place], tails[place])) {
            return keys[place];
        }
        int from = scanner.position();
        if ((place != 0 && !scanner.nextMember()) || !scanner.key()) {
            return Keys.END;
        }
        int key = key(bytes);
        if (place < PLACES && scanner.peek() == '"') {
            learn(place, key, bytes, from, scanner.position() + 1);
        }
        return key;
    }

    private void learn(int place, int key, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= Long.BYTES && length <= 2 * Long.BYTES) {
            keys[place] = key;
            lengths[place] = length;
            heads[place] = Swar.load(bytes, from);
            tails[place] = Swar.load(bytes, to - Long.BYTES);
        }
    }

    private int key(byte[] bytes) {
        if (scanner.isRich()) {
            boolean ascii = escaped.resolve(bytes, scanner.start(), scanner.end());
            return ascii ? Keys.of(escaped.bytes(), 0, escaped.length()) : Keys.UNKNOWN;
        }
        return Keys.of(bytes, scanner.start(), scanner.end());
    }
}
