package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.venue.OrderTerms;
import io.tapemaker.sim.venue.OrderType;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was posted.
 *
 * @param owner an API key
 */
record PostedOrder(String owner, OrderFields fields, OrderTerms terms, byte[] signature) {

    private static final int WORD_TEXT = 66;

    /** A hundred million shares or dollars: beyond it an amount is a mistake, and below it products fit a long. */
    private static final long MOST_E6 = 100_000_000_000_000L;

    /** The order of its JSON, null if something is missing or is not what it should be. */
    static @Nullable PostedOrder of(@Nullable JsonNode posted) {
        if (posted == null || !posted.path("order").isObject()) {
            return null;
        }
        try {
            JsonNode order = posted.path("order");
            return new PostedOrder(text(posted, "owner"), fields(order), terms(posted, order), signature(order));
        } catch (IllegalArgumentException bad) {
            return null;
        }
    }

    private static OrderFields fields(JsonNode order) {
        return new OrderFields(
                new OrderFields.Stamp(salt(order.path("salt")), amount(order, "timestamp")),
                new OrderFields.Parties(
                        Address.parse(text(order, "maker")),
                        Address.parse(text(order, "signer")),
                        SignatureType.of(small(order.path("signatureType")))),
                TokenId.parse(text(order, "tokenId")),
                new OrderAmounts(bounded(order, "makerAmount"), bounded(order, "takerAmount")),
                Side.valueOf(text(order, "side")),
                new OrderFields.Marks(word(order, "metadata"), word(order, "builder")));
    }

    private static OrderTerms terms(JsonNode posted, JsonNode order) {
        JsonNode postOnly = posted.path("postOnly");
        if (!postOnly.isBoolean() && !postOnly.isMissingNode()) {
            throw new IllegalArgumentException("postOnly");
        }
        OrderType type = OrderType.valueOf(text(posted, "orderType"));
        return new OrderTerms(type, postOnly.booleanValue(), amount(order, "expiration"));
    }

    private static byte[] signature(JsonNode order) {
        String text = text(order, "signature");
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("signature");
        }
        return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT), 2, text.length());
    }

    private static long salt(JsonNode number) {
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong() || number.longValue() < 0) {
            throw new IllegalArgumentException("salt");
        }
        return number.longValue();
    }

    private static int small(JsonNode number) {
        if (!number.isInt()) {
            throw new IllegalArgumentException("signatureType");
        }
        return number.intValue();
    }

    private static long amount(JsonNode object, String member) {
        long value = Decimals.parse(text(object, member), 0);
        if (value < 0) {
            throw new IllegalArgumentException(member);
        }
        return value;
    }

    private static long bounded(JsonNode object, String member) {
        long amountE6 = amount(object, member);
        if (amountE6 > MOST_E6) {
            throw new IllegalArgumentException(member);
        }
        return amountE6;
    }

    private static Uint256 word(JsonNode object, String member) {
        String text = text(object, member);
        if (text.length() != WORD_TEXT) {
            throw new IllegalArgumentException(member);
        }
        return ConditionId.parse(text).value();
    }

    private static String text(JsonNode object, String member) {
        String text = Json.text(object, member);
        if (text == null) {
            throw new IllegalArgumentException(member);
        }
        return text;
    }
}
