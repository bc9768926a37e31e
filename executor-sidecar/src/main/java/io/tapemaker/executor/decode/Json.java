package io.tapemaker.executor.decode;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a small JSON document; a number keeps the text that it was written in. */
sealed interface Json {

    /** An object, its fields in the order of the text. */
    record Obj(Map<String, Json> fields) implements Json {

        /** The field, or null if there is none; a field that is null is {@link Nil}. */
        @Nullable
        Json get(String name) {
            return fields.get(name);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as written. */
    record Num(String text) implements Json {}

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** A null that stands there, which is not the same as nothing. */
    record Nil() implements Json {}
}
