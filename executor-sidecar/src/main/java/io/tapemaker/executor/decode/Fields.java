package io.tapemaker.executor.decode;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one object, each read as what it has to be. A field that is needed and is not that is unreadable. */
final class Fields {

    private static final int HASH_TEXT_LENGTH = 66;

    /** Digits that any long has room for. */
    private static final int MAX_LONG_DIGITS = 18;

    private static final int MAX_NUMBER = 64;
    private static final Pattern ROUGH_NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,2})?");

    private final Json.Obj object;

    private Fields(Json.Obj object) {
        this.object = object;
    }

    static Fields of(Json value) throws Unreadable {
        if (value instanceof Json.Obj object) {
            return new Fields(object);
        }
        throw new Unreadable("not an object");
    }

    static List<Json> items(Json value, String what) throws Unreadable {
        if (value instanceof Json.Arr array) {
            return array.items();
        }
        throw new Unreadable(what + " is not an array");
    }

    /** An order's id: exactly "0x" and 64 hex digits. */
    static Uint256 hash(String text, String what) throws Unreadable {
        Uint256 hash = hashOrNull(text);
        if (hash == null) {
            throw new Unreadable(what + " is not 0x and 64 hex digits");
        }
        return hash;
    }

    static @Nullable Uint256 hashOrNull(String text) {
        boolean wellFormed = text.length() == HASH_TEXT_LENGTH
                && text.startsWith("0x")
                && text.chars().skip(2).allMatch(HexFormat::isHexDigit);
        if (!wellFormed) {
            return null;
        }
        return new Uint256(
                HexFormat.fromHexDigitsToLong(text, 2, 18),
                HexFormat.fromHexDigitsToLong(text, 18, 34),
                HexFormat.fromHexDigitsToLong(text, 34, 50),
                HexFormat.fromHexDigitsToLong(text, 50, 66));
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    Json needed(String name) throws Unreadable {
        Json value = object.get(name);
        if (value == null) {
            throw new Unreadable(name + " is missing");
        }
        return value;
    }

    List<Json> items(String name) throws Unreadable {
        return items(needed(name), name);
    }

    Fields object(String name) throws Unreadable {
        if (needed(name) instanceof Json.Obj inner) {
            return new Fields(inner);
        }
        throw new Unreadable(name + " is not an object");
    }

    Iterable<Map.Entry<String, Json>> entries() {
        return object.fields().entrySet();
    }

    String text(String name) throws Unreadable {
        if (needed(name) instanceof Json.Text text) {
            return text.value();
        }
        throw new Unreadable(name + " is not a string");
    }

    /** The string, or "" if it is missing or null. */
    String textOrEmpty(String name) throws Unreadable {
        Json value = object.get(name);
        return value == null || value instanceof Json.Nil ? "" : text(name);
    }

    boolean bool(String name) throws Unreadable {
        if (needed(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw new Unreadable(name + " is not true or false");
    }

    boolean boolOr(String name, boolean otherwise) throws Unreadable {
        return has(name) ? bool(name) : otherwise;
    }

    /** The text of a number, written bare or as a string. */
    String number(String name) throws Unreadable {
        Json value = needed(name);
        if (value instanceof Json.Num number) {
            return number.text();
        }
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw new Unreadable(name + " is not a number");
    }

    /** A whole number, not negative. */
    long whole(String name) throws Unreadable {
        return valid(Decimals.parse(number(name), 0), name);
    }

    /** A number that is not negative, rounded down: sums of the venue have more digits than anything is paid in. */
    long roundedDown(String name, int decimals) throws Unreadable {
        String text = number(name);
        if (text.length() > MAX_NUMBER || !ROUGH_NUMBER.matcher(text).matches()) {
            throw new Unreadable(name + " is not a number, or a negative one");
        }
        BigDecimal scaled = new BigDecimal(text).movePointRight(decimals).setScale(0, RoundingMode.DOWN);
        if (scaled.precision() > MAX_LONG_DIGITS) {
            throw new Unreadable(name + " is not a number that fits");
        }
        return scaled.longValueExact();
    }

    long sizeE6(String name) throws Unreadable {
        return valid(Size.parse(number(name)), name);
    }

    /** A price strictly between 0 and 1. */
    long priceE4(String name) throws Unreadable {
        long priceE4 = Price.parse(number(name));
        if (!Price.isValid(priceE4)) {
            throw new Unreadable(name + " is no price");
        }
        return priceE4;
    }

    Uint256 hash(String name) throws Unreadable {
        return hash(text(name), name);
    }

    Side side(String name) throws Unreadable {
        String side = text(name);
        return switch (side) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new Unreadable(name + " is neither BUY nor SELL");
        };
    }

    TokenId token(String name) throws Unreadable {
        try {
            return TokenId.parse(text(name));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name + " is no token");
        }
    }

    /** A market's id with all of its digits. */
    ConditionId condition(String name) throws Unreadable {
        return new ConditionId(hash(name));
    }

    private static long valid(long value, String name) throws Unreadable {
        if (value == Decimals.INVALID) {
            throw new Unreadable(name + " is not a number that fits");
        }
        return value;
    }
}
