package io.tapemaker.executor.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a frame of the user channel: one event, an array of events, or the answer to a ping. A pure function; it never
 * throws. A frame of which one event is unreadable still gives the others.
 */
public final class UserFrameReader {

    private static final String PONG = "PONG";
    private static final int MAX_PONG_BYTES = 16;

    private final TradeReader trades;

    /** @param ours tells the parts of trades that are ours */
    public UserFrameReader(Ours ours) {
        this.trades = new TradeReader(ours);
    }

    /** The events of a frame in its order; never empty unless the frame is an empty array. */
    public List<UserEvent> read(byte[] frame) {
        if (isPong(frame)) {
            return List.of(new UserEvent.Ignored("PONG"));
        }
        try {
            Json value = JsonText.parse(frame);
            if (!(value instanceof Json.Arr array)) {
                return List.of(event(value));
            }
            List<UserEvent> events = new ArrayList<>();
            for (Json item : array.items()) {
                events.add(event(item));
            }
            return List.copyOf(events);
        } catch (Unreadable e) {
            return List.of(new UserEvent.Garbage(e.why()));
        }
    }

    private static boolean isPong(byte[] frame) {
        return frame.length <= MAX_PONG_BYTES
                && new String(frame, StandardCharsets.ISO_8859_1).trim().equals(PONG);
    }

    private UserEvent event(Json value) {
        try {
            Fields fields = Fields.of(value);
            String type = fields.textOrEmpty("type");
            String eventType = fields.textOrEmpty("event_type");
            return switch (eventType.isEmpty() ? impliedBy(type) : eventType) {
                case "order" -> order(type, fields);
                case "trade" -> new UserEvent.Trade(trades.read(fields));
                case "" -> new UserEvent.Garbage("event_type is missing");
                default -> new UserEvent.Ignored(VenueText.clean(eventType));
            };
        } catch (Unreadable e) {
            return new UserEvent.Garbage(e.why());
        }
    }

    private static String impliedBy(String type) {
        return switch (type) {
            case "PLACEMENT", "UPDATE", "CANCELLATION" -> "order";
            case "TRADE" -> "trade";
            default -> "";
        };
    }

    private static UserEvent order(String type, Fields fields) throws Unreadable {
        UserEvent.Kind kind =
                switch (type) {
                    case "PLACEMENT" -> UserEvent.Kind.PLACEMENT;
                    case "UPDATE" -> UserEvent.Kind.UPDATE;
                    case "CANCELLATION" -> UserEvent.Kind.CANCELLATION;
                    default -> throw new Unreadable("type is none that is known");
                };
        boolean cancellation = kind == UserEvent.Kind.CANCELLATION;
        return new UserEvent.Order(kind, OrderReader.readEvent(fields, cancellation), fields.whole("timestamp"));
    }
}
