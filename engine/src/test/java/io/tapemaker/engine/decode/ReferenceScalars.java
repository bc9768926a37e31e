package io.tapemaker.engine.decode;

import io.tapemaker.engine.decode.JacksonTree.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The venue's scalars by regular expressions and big numbers. */
final class ReferenceScalars {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final BigInteger ID_LIMIT = BigInteger.ONE.shiftLeft(256);
    private static final List<String> TICKS = List.of("0.1", "0.01", "0.005", "0.0025", "0.001", "0.0001");

    private ReferenceScalars() {}

    /** The scaled value, or -1. */
    static long scaled(@Nullable Node node, int decimals) {
        String text = decimalText(node);
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return -1;
        }
        try {
            return new BigDecimal(text).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    static @Nullable String timestamp(Node node) {
        String text = decimalText(node);
        boolean valid = text != null && text.matches("0|[1-9][0-9]{0,12}") && Long.parseLong(text) < 4_102_444_800_000L;
        return valid ? text : null;
    }

    static boolean isAssetId(Node node) {
        return node.isPlain()
                && node.raw().matches("0|[1-9][0-9]{0,77}")
                && new BigInteger(node.raw()).compareTo(ID_LIMIT) < 0;
    }

    static boolean isMarketId(Node node) {
        return node.isPlain() && node.raw().matches("0x[ -~]{1,78}");
    }

    static String hash(@Nullable Node node) {
        return node != null && node.isPlain() && node.raw().matches("[0-9a-f]{40}") ? node.raw() : "none";
    }

    static @Nullable String tick(Node node) {
        String text = decimalText(node);
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return null;
        }
        return TICKS.stream()
                .filter(tick -> new BigDecimal(tick).compareTo(new BigDecimal(text)) == 0)
                .findAny()
                .orElse(null);
    }

    private static @Nullable String decimalText(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        return node.isPlain() ? node.raw() : node.isNumber() ? node.text() : null;
    }
}
