package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.journal.types.Decimals;
import java.io.IOException;

/** How a scaled long is written in a configuration. */
enum KeyKind {
    /** True or false. */
    FLAG {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return section.flag(key, absent != 0) ? 1 : 0;
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeBooleanField(key, value != 0);
        }
    },
    /** A whole number. */
    WHOLE {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return section.whole(key, absent, min, max);
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeNumberField(key, value);
        }
    },
    /** A time in ns, written in whole milliseconds. */
    MILLISECONDS {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return time(section, key, absent, min, max, NS_PER_MS);
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeNumberField(key, value / NS_PER_MS);
        }
    },
    /** A time in ns, written in whole seconds. */
    SECONDS {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return time(section, key, absent, min, max, NS_PER_S);
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeNumberField(key, value / NS_PER_S);
        }
    },
    /** A decimal with at most four places: prices and parts of one. */
    E4 {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return section.decimal(key, absent, FOUR, min, max);
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeStringField(key, Decimals.format(value, FOUR));
        }
    },
    /** A decimal with at most six places: shares and dollars. */
    E6 {
        @Override
        long read(ConfigSection section, String key, long absent, long min, long max) {
            return section.decimal(key, absent, SIX, min, max);
        }

        @Override
        void write(JsonGenerator out, String key, long value) throws IOException {
            out.writeStringField(key, Decimals.format(value, SIX));
        }
    };

    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final int FOUR = 4;
    private static final int SIX = 6;

    abstract long read(ConfigSection section, String key, long absent, long min, long max);

    abstract void write(JsonGenerator out, String key, long value) throws IOException;

    private static long time(ConfigSection section, String key, long absent, long min, long max, long unitNs) {
        return unitNs * section.whole(key, absent / unitNs, (min + unitNs - 1) / unitNs, max / unitNs);
    }
}
