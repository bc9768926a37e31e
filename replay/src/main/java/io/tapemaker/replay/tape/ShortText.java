package io.tapemaker.replay.tape;

import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * The text form of a record, cut to a length that a person reads. A frame may be 4 MiB; what is beyond the cut is not
 * kept.
 */
public final class ShortText {

    /** Longest text of a record in messages. */
    public static final int MAX_LENGTH = 600;

    private static final String CUT = "...";

    private ShortText() {}

    /** Printable ASCII of at most {@link #MAX_LENGTH} characters, and a mark where it was cut. */
    public static String of(RecordBuffer record) {
        CuttingWriter text = new CuttingWriter();
        try {
            RecordText.write(record, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // A sound frame around a body that no encoder wrote.
            return "a body that cannot be read (" + e.getClass().getSimpleName() + ")";
        }
        return text.text();
    }

    /** Other text, cut likewise. */
    public static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + CUT;
    }

    private static final class CuttingWriter extends Writer {

        private final StringBuilder kept = new StringBuilder();
        private boolean cut;

        @Override
        public void write(char[] chars, int offset, int length) {
            int room = Math.min(length, MAX_LENGTH - kept.length());
            kept.append(chars, offset, room);
            cut |= room < length;
        }

        String text() {
            return cut ? kept + CUT : kept.toString();
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
