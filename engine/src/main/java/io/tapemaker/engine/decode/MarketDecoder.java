package io.tapemaker.engine.decode;

/**
 * Decodes frames of the venue's market channel: one object, an array of objects, or the text PONG, each with optional
 * whitespace around it. Pure and reusable: what comes out depends on the bytes alone. Not for use by two threads at
 * once.
 */
public final class MarketDecoder {

    private final JsonScanner scanner = new JsonScanner();
    private final ElementReader reader = new ElementReader(scanner);

    /**
     * Decodes {@code length} bytes from {@code offset} into {@code out}, replacing what it held. Never throws on any
     * content and never reads outside the range's array; allocates only where {@code out} has to grow.
     */
    public void decode(byte[] bytes, int offset, int length, DecodedFrame out) {
        out.begin(bytes);
        scanner.reset(bytes, offset, length);
        RejectReason reason = frame(bytes, offset + length, out);
        if (reason != RejectReason.NONE) {
            out.rejectAll(reason, Math.max(scanner.faultOffset() - offset, -1));
        }
    }

    private RejectReason frame(byte[] bytes, int end, DecodedFrame out) {
        return switch (scanner.peek()) {
            case '{' -> object(bytes, out);
            case '[' -> array(bytes, out);
            case 'P' -> pong(bytes, scanner.position(), end, out);
            default -> notAnEvent(end);
        };
    }

    private RejectReason object(byte[] bytes, DecodedFrame out) {
        reader.read(bytes, out);
        scanner.finish();
        return scanner.fault();
    }

    private RejectReason array(byte[] bytes, DecodedFrame out) {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
            if (out.eventCount() == DecodedFrame.MAX_EVENTS) {
                return RejectReason.TOO_MANY_EVENTS;
            }
            reader.read(bytes, out);
            if (out.assets().count() > DecodedFrame.MAX_ASSETS) {
                return RejectReason.TOO_MANY_ASSETS;
            }
        }
        scanner.finish();
        return scanner.fault();
    }

    private RejectReason notAnEvent(int end) {
        if (scanner.position() == end) {
            return RejectReason.EMPTY;
        }
        scanner.value();
        return scanner.finish() ? RejectReason.NOT_AN_OBJECT : scanner.fault();
    }

    private static RejectReason pong(byte[] bytes, int start, int end, DecodedFrame out) {
        int last = end;
        while (last > start && JsonScanner.isSpace(bytes[last - 1])) {
            last--;
        }
        boolean isPong = last - start == 4
                && bytes[start] == 'P'
                && bytes[start + 1] == 'O'
                && bytes[start + 2] == 'N'
                && bytes[start + 3] == 'G';
        if (!isPong) {
            return RejectReason.BAD_JSON;
        }
        DecodedEvent event = out.add();
        event.kind = EventKind.PONG;
        event.intendedKind = EventKind.PONG;
        return RejectReason.NONE;
    }
}
