package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.OrderFacts.Status;

/** An order as it stands in a list, in a look-up or in the user channel. */
final class OrderReader {

    private static final String PREFIX = "ORDER_STATUS_";

    private OrderReader() {}

    /** An order of the REST interface. */
    static OrderFacts read(Fields fields) throws Unreadable {
        OrderFacts.Sizes sizes = sizes(fields, fields.sizeE6("size_matched"));
        return facts(fields, sizes, status(fields.text("status"), sizes));
    }

    /** An order of the user channel, where an empty {@code size_matched} is an order that never matched. */
    static OrderFacts readEvent(Fields fields, boolean cancellation) throws Unreadable {
        boolean never = fields.text("size_matched").isEmpty();
        OrderFacts.Sizes sizes = sizes(fields, never ? 0 : fields.sizeE6("size_matched"));
        Status status = status(fields.text("status"), sizes);
        if (cancellation && status.isOpen()) {
            throw new Unreadable("a cancellation of an order that is said to be open");
        }
        return facts(fields, sizes, status);
    }

    private static OrderFacts facts(Fields fields, OrderFacts.Sizes sizes, Status status) throws Unreadable {
        return new OrderFacts(
                fields.hash("id"),
                fields.condition("market"),
                fields.token("asset_id"),
                fields.side("side"),
                sizes,
                status);
    }

    private static OrderFacts.Sizes sizes(Fields fields, long matchedE6) throws Unreadable {
        return new OrderFacts.Sizes(fields.priceE4("price"), fields.sizeE6("original_size"), matchedE6);
    }

    /** MATCHED is also said of a partial match, after which the rest still stands in the book. */
    private static Status status(String text, OrderFacts.Sizes sizes) throws Unreadable {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (name.equals("CANCELED") || name.equals("CANCELLED") || name.startsWith("CANCELED_")) {
            return Status.CANCELLED;
        }
        return switch (name) {
            case "LIVE", "UNMATCHED" -> Status.LIVE;
            case "DELAYED" -> Status.DELAYED;
            case "MATCHED" -> sizes.matchedE6() < sizes.originalE6() ? Status.LIVE : Status.MATCHED;
            case "INVALID" -> Status.INVALID;
            default -> throw new Unreadable("status is none that is known");
        };
    }
}
