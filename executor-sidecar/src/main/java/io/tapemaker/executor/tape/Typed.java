package io.tapemaker.executor.tape;

import io.tapemaker.journal.types.Uint256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers, texts and lists as bytes, big-endian, in the order in which they are put. */
final class Typed {

    private static final int MAX_LIST = 1_000_000;

    private Typed() {}

    /** Puts. */
    static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        Out code(int value) {
            return with(() -> data.writeByte(value));
        }

        Out number(long value) {
            return with(() -> data.writeLong(value));
        }

        Out flag(boolean value) {
            return code(value ? 1 : 0);
        }

        Out text(String value) {
            return with(() -> data.writeUTF(value));
        }

        Out optional(@Nullable String value) {
            flag(value != null);
            return value == null ? this : text(value);
        }

        Out word(Uint256 value) {
            return number(value.high())
                    .number(value.midHigh())
                    .number(value.midLow())
                    .number(value.low());
        }

        <T> Out list(List<T> items, Consumer<T> each) {
            number(items.size());
            items.forEach(each);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private Out with(Action action) {
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }
    }

    /** Gets what was put; trusts nothing. */
    static final class In {
        private final DataInputStream data;

        In(byte[] bytes) {
            data = new DataInputStream(new ByteArrayInputStream(bytes));
        }

        int code() {
            return get(data::readUnsignedByte);
        }

        long number() {
            return get(data::readLong);
        }

        boolean flag() {
            return code() == 1;
        }

        String text() {
            return get(data::readUTF);
        }

        @Nullable
        String optional() {
            return flag() ? text() : null;
        }

        Uint256 word() {
            return new Uint256(number(), number(), number(), number());
        }

        <T> List<T> list(Supplier<T> each) {
            long count = number();
            if (count < 0 || count > MAX_LIST) {
                throw new IllegalArgumentException("a list of " + count);
            }
            List<T> items = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                items.add(each.get());
            }
            return items;
        }

        private static <T> T get(Getter<T> getter) {
            try {
                return getter.get();
            } catch (IOException e) {
                throw new IllegalArgumentException("the typed form is cut", e);
            }
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private interface Getter<T> {
        T get() throws IOException;
    }
}
