package io.tapemaker.engine.decode;

/**
 * Reads the members of objects of one sort. The venue writes such objects alike for months, so what stands between
 * two values (comma, key, colon, blanks, the quote of the next value: the joint) is guessed to be what stood there
 * the last time: two comparisons of words instead of scanning. A wrong guess costs just these; what comes out never
 * depends on what was learned.
 */
final class KeyReader {

    /** Members beyond are not guessed. */
    private static final int PLACES = 12;

    private final JsonScanner scanner;
    private final int known;
    private final EscapedText escaped = new EscapedText();
    private final Joint[] joints = new Joint[PLACES];

    /**
     * A reader that has learned nothing.
     *
     * @param known mask of the keys that these objects may have; others are {@link Keys#UNKNOWN}
     */
    KeyReader(JsonScanner scanner, int known) {
        this.scanner = scanner;
        this.known = known;
        for (int i = 0; i < PLACES; i++) {
            joints[i] = new Joint();
        }
    }

    /**
     * Reads members into slots as long as they are plain strings behind the joints that are expected. Everything else
     * is left to {@link #next}, which knows the whole of JSON.
     *
     * @param place number of members before, in an object that has been entered
     * @return number of members before the first one that was not read
     */
    int pass(byte[] bytes, int place, Slots slots) {
        int at = scanner.position();
        int limit = scanner.limit();
        int lastWord = bytes.length - Long.BYTES;
        int next = place;
        int stored = 0;
        int repeated = 0;
        while (next < PLACES) {
            Joint joint = joints[next];
            int from = at + joint.length;
            if (!joint.isAt(bytes, at, limit)) {
                break;
            }
            int to = joint.kind == JsonScanner.DIGITS
                    ? digitsEnd(bytes, from, lastWord)
                    : plainEnd(bytes, from, lastWord);
            if (to >= limit || bytes[to] != '"' || (joint.kind == JsonScanner.DIGITS && to == from)) {
                break;
            }
            if (joint.key != Keys.UNKNOWN) {
                slots.putText(joint.key, joint.kind, Span.of(from, to));
                repeated |= stored & (1 << joint.key);
                stored |= 1 << joint.key;
            }
            at = to + 1;
            next++;
        }
        slots.putAll(stored, repeated);
        scanner.moveTo(at);
        return next;
    }

    /**
     * Index of the first byte that is not plain string content, if a word of it shows within the array; else its end.
     */
    private static int plainEnd(byte[] bytes, int from, int lastWord) {
        for (int at = from; at <= lastWord; at += Long.BYTES) {
            long stops = Swar.stringStops(Swar.load(bytes, at));
            if (stops != 0) {
                return at + Swar.firstMark(stops);
            }
        }
        return bytes.length;
    }

    private static int digitsEnd(byte[] bytes, int from, int lastWord) {
        for (int at = from; at <= lastWord; at += Long.BYTES) {
            long others = Swar.nonDigits(Swar.load(bytes, at));
            if (others != 0) {
                return at + Swar.firstMark(others);
            }
        }
        return bytes.length;
    }

    /**
     * Moves to the value of the next member.
     *
     * @param place number of members before it in its object, which has been entered
     * @return the key, a number of {@link Keys}, or {@link Keys#END}
     */
    int next(byte[] bytes, int place) {
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
        int key = Keys.UNKNOWN;
        if (kind == JsonScanner.STRING) {
            key = Keys.of(bytes, scanner.start(), scanner.end());
        } else if (escaped.resolve(bytes, scanner.start(), scanner.end())) {
            key = Keys.of(escaped.bytes(), 0, escaped.length());
        }
        return (known & (1 << key)) == 0 ? Keys.UNKNOWN : key;
    }

    /** What stood at a place, at most two words long; nothing was learned if the length is 0. */
    private static final class Joint {
        private int key;
        private int kind;
        private int length;
        private long head;
        private long tail;

        void learn(int theKey, byte[] bytes, int from, int to) {
            if (to - from >= Long.BYTES && to - from <= 2 * Long.BYTES) {
                key = theKey;
                kind = Keys.isDigits(theKey) ? JsonScanner.DIGITS : JsonScanner.STRING;
                length = to - from;
                head = Swar.load(bytes, from);
                tail = Swar.load(bytes, to - Long.BYTES);
            }
        }

        boolean isAt(byte[] bytes, int at, int limit) {
            return length != 0
                    && at <= limit - 2 * Long.BYTES
                    && Swar.load(bytes, at) == head
                    && Swar.load(bytes, at + length - Long.BYTES) == tail;
        }
    }
}
