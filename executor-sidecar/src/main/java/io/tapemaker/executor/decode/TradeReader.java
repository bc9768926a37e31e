package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.TradeFacts;
import io.tapemaker.executor.domain.venue.TradeFacts.Part;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A trade, reduced to what our orders did in it. Price, size, side and token of a maker's part are those of its own
 * entry: the trade's own side and token were seen to follow the other party.
 */
final class TradeReader {

    private static final String PREFIX = "TRADE_STATUS_";
    private static final int MAX_PRICE_TEXT = 40;
    private static final long MS_PER_S = 1_000L;

    private final Ours ours;

    TradeReader(Ours ours) {
        this.ours = ours;
    }

    TradeFacts read(Fields fields) throws Unreadable {
        String id = fields.text("id");
        if (id.isEmpty() || id.length() > VenueText.MAX_LENGTH) {
            throw new Unreadable("id is no name of a trade");
        }
        List<Part> parts = new ArrayList<>();
        addMakers(fields, parts);
        addTaker(fields, parts);
        return new TradeFacts(id, status(fields.text("status")), parts, matchTimeS(fields));
    }

    private void addMakers(Fields trade, List<Part> parts) throws Unreadable {
        for (Json item : trade.items("maker_orders")) {
            Fields entry = Fields.of(item);
            String orderId = entry.text("order_id");
            boolean known = isKnown(orderId);
            if (known || ours.party(entry.textOrEmpty("maker_address"), entry.textOrEmpty("owner"))) {
                Side side = entry.side("side");
                parts.add(new Part(
                        Fields.hash(orderId, "order_id"),
                        entry.token("asset_id"),
                        side,
                        priceE4(entry, side),
                        entry.sizeE6("matched_amount"),
                        false));
            }
        }
    }

    private void addTaker(Fields trade, List<Part> parts) throws Unreadable {
        String orderId = trade.text("taker_order_id");
        boolean party = trade.textOrEmpty("trader_side").equals("TAKER")
                && ours.party(trade.textOrEmpty("maker_address"), trade.textOrEmpty("owner"));
        if (isKnown(orderId) || party) {
            Side side = trade.side("side");
            parts.add(new Part(
                    Fields.hash(orderId, "taker_order_id"),
                    trade.token("asset_id"),
                    side,
                    priceE4(trade, side),
                    trade.sizeE6("size"),
                    true));
        }
    }

    private boolean isKnown(String orderId) {
        Uint256 hash = Fields.hashOrNull(orderId);
        return hash != null && ours.order(hash);
    }

    /** The price in E4; one that is finer (an average, say) is rounded against us rather than the trade be lost. */
    private static long priceE4(Fields fields, Side side) throws Unreadable {
        String text = fields.number("price");
        boolean plain = text.length() <= MAX_PRICE_TEXT
                && !text.isEmpty()
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (plain) {
            try {
                RoundingMode mode = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
                BigDecimal price = new BigDecimal(text);
                if (price.signum() > 0 && price.compareTo(BigDecimal.ONE) < 0) {
                    return price.movePointRight(Price.DECIMALS)
                            .setScale(0, mode)
                            .longValueExact();
                }
            } catch (NumberFormatException e) {
                throw new Unreadable("price is no price");
            }
        }
        throw new Unreadable("price is no price");
    }

    private static FillStatus status(String text) throws Unreadable {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return switch (name) {
            case "MATCHED" -> FillStatus.MATCHED;
            case "MINED" -> FillStatus.MINED;
            case "RETRYING" -> FillStatus.RETRYING;
            case "CONFIRMED" -> FillStatus.CONFIRMED;
            case "FAILED" -> FillStatus.FAILED;
            default -> throw new Unreadable("status is none that is known");
        };
    }

    private static long matchTimeS(Fields fields) throws Unreadable {
        for (String name : List.of("match_time", "matchtime")) {
            if (fields.has(name)) {
                String text = fields.number(name);
                return text.contains("T") ? instantS(text) : fields.whole(name);
            }
        }
        return fields.whole("timestamp") / MS_PER_S;
    }

    private static long instantS(String text) throws Unreadable {
        try {
            return Instant.parse(text).getEpochSecond();
        } catch (DateTimeException e) {
            throw new Unreadable("match_time is no time");
        }
    }
}
