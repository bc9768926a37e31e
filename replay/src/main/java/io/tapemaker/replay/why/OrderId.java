package io.tapemaker.replay.why;

import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** An order's identity: the epoch that numbered it, and its number. Its text is {@code EPOCH-NUMBER}. */
public record OrderId(long epoch, long number) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})-([0-9]{1,18})");

    /** The order of a text, null if it is none. */
    public static @Nullable OrderId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? new OrderId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
                : null;
    }

    /** The order that a command is about, null for none. */
    static @Nullable OrderId of(RecordBuffer command) {
        DirectBuffer buffer = command.buffer();
        int block = RecordFrame.blockLength(buffer);
        int version = RecordFrame.schemaVersion(buffer);
        return switch (RecordFrame.templateId(buffer)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                PlaceOrderDecoder place =
                        new PlaceOrderDecoder().wrap(buffer, RecordBuffer.BODY_OFFSET, block, version);
                yield new OrderId(place.orderEpoch(), place.orderNumber());
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                CancelOrderDecoder cancel =
                        new CancelOrderDecoder().wrap(buffer, RecordBuffer.BODY_OFFSET, block, version);
                yield new OrderId(cancel.orderEpoch(), cancel.orderNumber());
            }
            default -> null;
        };
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
