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
    private final Joint[] joints = new Joint[PLACES];

    KeyReader(JsonScanner scanner) {
        this.scanner = scanner;
        for (int i = 0; i < PLACES; i++) {
            joints[i] = new Joint();
        }
    }

    /**
     * Moves to the value of the next member.
     *
     * @param place number of members before it in its object, which has been entered
     * @return the key, a number of {@link Keys}, or {@link Keys#END}
     */
    int next(byte[] bytes, int place) {
        if (place < PLACES) {
            Joint joint = joints[place];
            if (joint.length != 0 && scanner.passJoint(joint.length, joint.head, joint.tail)) {
                return joint.key;
            }
        }
        return scan(bytes, place);
    }

    private int scan(byte[] bytes, int place) {
        int from = scanner.position();
        if (place != 0 && !scanner.nextMember()) {
            return Keys.END;
        }
        int kind = scanner.key();
        if (kind == JsonScanner.FAULT) {
            return Keys.END;
        }
        int key = key(kind, bytes);
        if (place < PLACES && scanner.peek() == '"') {
            joints[place].learn(key, bytes, from, scanner.position() + 1);
        }
        return key;
    }

    private int key(int kind, byte[] bytes) {
        if (kind == JsonScanner.RICH_STRING) {
            boolean ascii = escaped.resolve(bytes, scanner.start(), scanner.end());
            return ascii ? Keys.of(escaped.bytes(), 0, escaped.length()) : Keys.UNKNOWN;
        }
        return Keys.of(bytes, scanner.start(), scanner.end());
    }

    /** What stood at a place, at most two words long; nothing was learned if the length is 0. */
    private static final class Joint {
        private int key;
        private int length;
        private long head;
        private long tail;

        void learn(int theKey, byte[] bytes, int from, int to) {
            if (to - from >= Long.BYTES && to - from <= 2 * Long.BYTES) {
                key = theKey;
                length = to - from;
                head = Swar.load(bytes, from);
                tail = Swar.load(bytes, to - Long.BYTES);
            }
        }
    }
}
