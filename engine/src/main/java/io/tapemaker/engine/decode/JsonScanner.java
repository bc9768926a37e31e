package io.tapemaker.engine.decode;

/**
 * A strict RFC 8259 pull scanner over a byte array: no allocation, no recursion, nothing decoded that is not asked for.
 *
 * <p>The caller walks the value it expects:
 *
 * <pre>
 * for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
 *     if (scanner.key() != FAULT) {
 *         ... start() and end() delimit the key, then exactly one of value(), enterObject(), enterArray()
 *     }
 * }
 * </pre>
 *
 * The first fault (see {@link #fault()}) ends all loops: from then on every call returns false or {@link #FAULT}. A
 * byte-order mark is a fault, as is anything that is not well-formed UTF-8 inside strings.
 */
public final class JsonScanner {

    /** Arrays and objects inside each other. */
    public static final int MAX_DEPTH = 64;

    /** There is no value: see {@link #fault()}. */
    public static final int FAULT = 0;
    /** A string of ASCII without escapes; the span is its content. */
    public static final int STRING = 1;
    /** A string with escapes or beyond ASCII; the span is its raw content. */
    public static final int RICH_STRING = 2;
    /** A number; the span is its text. */
    public static final int NUMBER = 3;
    /** {@code true} or {@code false}. */
    public static final int BOOLEAN = 4;
    /** {@code null}. */
    public static final int NULL = 5;
    /** An array or object, skipped; the span is its text. */
    public static final int CONTAINER = 6;
    /** A string of one or more decimal digits, found by {@link #digits()}; the span is its content. */
    public static final int DIGITS = 7;

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private int depth;
    private int start;
    private int end;
    private RejectReason fault = RejectReason.NONE;
    private int faultOffset;

    /** Starts over on {@code length} bytes from {@code offset}. */
    public void reset(byte[] source, int offset, int length) {
        bytes = source;
        position = offset;
        limit = offset + length;
        depth = 0;
        start = offset;
        end = offset;
        fault = RejectReason.NONE;
        faultOffset = -1;
        position = skipSpace(offset);
    }

    /** The first byte of the value at hand, or 0 at the end. */
    public byte peek() {
        return position < limit ? bytes[position] : 0;
    }

    /** Index of the value at hand. */
    public int position() {
        return position;
    }

    /** Why scanning stopped, or {@link RejectReason#NONE}. */
    public RejectReason fault() {
        return fault;
    }

    /** Index of the byte that {@link #fault()} is about, or -1. */
    public int faultOffset() {
        return faultOffset;
    }

    /** Start of the last key or value. */
    public int start() {
        return start;
    }

    /** End (exclusive) of the last key or value. */
    public int end() {
        return end;
    }

    /** Ends the frame: true if nothing but whitespace is left and nothing went wrong. */
    public boolean finish() {
        if (fault != RejectReason.NONE) {
            return false;
        }
        position = skipSpace(position);
        return position == limit || fail(RejectReason.TRAILING_BYTES, position);
    }

    /** Enters the object at hand; true if it has a member, whose key is then at hand. */
    public boolean enterObject() {
        if (!open((byte) '{')) {
            return false;
        }
        if (peek() == '}') {
            position++;
            depth--;
            return false;
        }
        return true;
    }

    /** After a member's value: true if there is another member, whose key is then at hand. */
    public boolean nextMember() {
        int at = skipSpace(position);
        if (at < limit) {
            if (bytes[at] == ',') {
                position = skipSpace(at + 1);
                return true;
            }
            if (bytes[at] == '}') {
                position = at + 1;
                depth--;
                return false;
            }
        }
        return fail(RejectReason.BAD_JSON, at);
    }

    /** Leaves the object if its end follows a member's value at once; does nothing otherwise. */
    boolean passClosing() {
        if (peek() != '}') {
            return false;
        }
        position++;
        depth--;
        return true;
    }

    /** Enters the array at hand; true if it has an element, which is then at hand. */
    public boolean enterArray() {
        if (!open((byte) '[')) {
            return false;
        }
        if (peek() == ']') {
            position++;
            depth--;
            return false;
        }
        return true;
    }

    /** After an element: true if there is another one, which is then at hand. */
    public boolean nextElement() {
        int at = skipSpace(position);
        if (at < limit) {
            if (bytes[at] == ',') {
                position = skipSpace(at + 1);
                return true;
            }
            if (bytes[at] == ']') {
                position = at + 1;
                depth--;
                return false;
            }
        }
        return fail(RejectReason.BAD_JSON, at);
    }

    /**
     * Reads the key at hand and the colon after it; the member's value is then at hand.
     *
     * @return {@link #STRING}, {@link #RICH_STRING} or {@link #FAULT}
     */
    public int key() {
        int kind = peek() == '"' ? string() : failed(position);
        int at = skipSpace(position);
        if (at >= limit || bytes[at] != ':') {
            return failed(at);
        }
        position = skipSpace(at + 1);
        return kind;
    }

    /** Index after the last byte. */
    int limit() {
        return limit;
    }

    /** Goes on at an index that the caller has validated up to, which is after a value. */
    void moveTo(int index) {
        position = index;
    }

    /** As {@link #value()}, quicker where a string of digits is expected, for which it answers {@link #DIGITS}. */
    public int digits() {
        byte[] source = bytes;
        int from = position + 1;
        if (peek() == '"') {
            int at = from;
            for (int last = limit - Long.BYTES; at <= last; at += Long.BYTES) {
                long others = Swar.nonDigits(Swar.load(source, at));
                if (others != 0) {
                    at += Swar.firstMark(others);
                    if (source[at] == '"' && at > from) {
                        return string(DIGITS, from, at);
                    }
                    break;
                }
            }
        }
        int kind = value();
        return kind == STRING && end > start && passDigits(start) == end ? DIGITS : kind;
    }

    /** Reads the value at hand whatever it is, containers to their end, and says which kind it was. */
    public int value() {
        byte first = peek();
        if (first == '"') {
            return string();
        }
        if (first == '{' || first == '[') {
            return skipContainer();
        }
        return literal(first);
    }

    private boolean open(byte bracket) {
        if (peek() != bracket) {
            return fail(RejectReason.BAD_JSON, position);
        }
        if (depth == MAX_DEPTH) {
            return fail(RejectReason.TOO_DEEP, position);
        }
        depth++;
        position = skipSpace(position + 1);
        return true;
    }

    /**
     * Iterative: {@code objects} holds one bit for each open container, so hostile nesting costs neither stack nor
     * heap.
     */
    private int skipContainer() {
        int from = position;
        long objects = 0;
        int open = 0;
        boolean more = true;
        do {
            if (!more) {
                if (fault != RejectReason.NONE) {
                    return FAULT;
                }
                objects >>>= 1;
                open--;
            } else if (peek() == '{') {
                objects = (objects << 1) | 1;
                open++;
                more = enterObject() && key() != FAULT;
                continue;
            } else if (peek() == '[') {
                objects <<= 1;
                open++;
                more = enterArray();
                continue;
            } else if (value() == FAULT) {
                return FAULT;
            }
            more = open > 0 && ((objects & 1) != 0 ? nextMember() && key() != FAULT : nextElement());
        } while (open > 0);
        start = from;
        end = position;
        return CONTAINER;
    }

    private int string() {
        byte[] source = bytes;
        int from = position + 1;
        int at = from;
        for (int last = limit - Long.BYTES; at <= last; at += Long.BYTES) {
            long stops = Swar.stringStops(Swar.load(source, at));
            if (stops != 0) {
                at += Swar.firstMark(stops);
                if (source[at] == '"') {
                    return string(STRING, from, at);
                }
                break;
            }
        }
        return stringTail(from, at);
    }

    private int stringTail(int from, int plainTo) {
        int at = plainTo;
        int kind = STRING;
        while (at >= 0 && at < limit) {
            byte b = bytes[at];
            if (b == '"') {
                return string(kind, from, at);
            }
            if (b == '\\') {
                kind = RICH_STRING;
                at = StringRules.escapeEnd(bytes, at, limit);
            } else if (b < 0) {
                kind = RICH_STRING;
                at = StringRules.characterEnd(bytes, at, limit);
            } else if (b < ' ') {
                at = -1 - at;
            } else {
                at++;
            }
        }
        return at == limit ? failed(limit) : faultInString(-1 - at);
    }

    private int string(int kind, int from, int to) {
        start = from;
        end = to;
        position = to + 1;
        return kind;
    }

    private int faultInString(int at) {
        fail(bytes[at] < 0 ? RejectReason.BAD_UTF8 : RejectReason.BAD_JSON, at);
        return FAULT;
    }

    private int literal(byte first) {
        start = position;
        return switch (first) {
            case 't' -> word("true", BOOLEAN);
            case 'f' -> word("false", BOOLEAN);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private int word(String text, int kind) {
        for (int i = 0; i < text.length(); i++) {
            if (position + i >= limit || bytes[position + i] != text.charAt(i)) {
                return failed(position + i);
            }
        }
        position += text.length();
        end = position;
        return kind;
    }

    private int number() {
        int at = position;
        if (byteAt(at) == '-') {
            at++;
        }
        int digits = at;
        at = passDigits(at);
        if (at == digits || (bytes[digits] == '0' && at > digits + 1)) {
            return failed(digits);
        }
        if (byteAt(at) == '.') {
            digits = ++at;
            at = passDigits(at);
            if (at == digits) {
                return failed(at);
            }
        }
        if ((byteAt(at) | 0x20) == 'e') {
            at++;
            if (byteAt(at) == '+' || byteAt(at) == '-') {
                at++;
            }
            digits = at;
            at = passDigits(at);
            if (at == digits) {
                return failed(at);
            }
        }
        position = at;
        end = at;
        return NUMBER;
    }

    private int passDigits(int from) {
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private byte byteAt(int at) {
        return at < limit ? bytes[at] : 0;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < limit) {
            if (!isSpace(bytes[at])) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Whether JSON allows the byte between its tokens. */
    static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    private int failed(int at) {
        fail(RejectReason.BAD_JSON, at);
        return FAULT;
    }

    /** Keeps the first fault and moves to the end, so that nothing more is read. */
    private boolean fail(RejectReason reason, int at) {
        if (fault == RejectReason.NONE) {
            fault = reason;
            faultOffset = at;
        }
        position = limit;
        return false;
    }
}
