package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.NotCancelled;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which orders were taken out. An order that was asked for and that the answer does not name is in neither list. */
final class CancelReader {

    private CancelReader() {}

    /** @param asked the orders named in the request, null where it was everything or a market */
    static VenueAnswer read(@Nullable List<Uint256> asked, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        Set<Uint256> seen = new LinkedHashSet<>();
        List<Uint256> cancelled = new ArrayList<>();
        for (Json item : fields.items("canceled")) {
            if (!(item instanceof Json.Text text)) {
                throw new Unreadable("canceled holds something that is no order id");
            }
            cancelled.add(once(asked, seen, text.value()));
        }
        List<NotCancelled> not = new ArrayList<>();
        for (Map.Entry<String, Json> entry : fields.object("not_canceled").entries()) {
            if (!(entry.getValue() instanceof Json.Text reason)) {
                throw new Unreadable("not_canceled gives no reason");
            }
            not.add(new NotCancelled(once(asked, seen, entry.getKey()), VenueText.clean(reason.value())));
        }
        return new VenueAnswer.Cancelled(cancelled, not);
    }

    private static Uint256 once(@Nullable List<Uint256> asked, Set<Uint256> seen, String text) throws Unreadable {
        Uint256 id = Fields.hash(text, "an order id");
        if (!seen.add(id)) {
            throw new Unreadable("an order both cancelled and not, or twice");
        }
        if (asked != null && !asked.contains(id)) {
            throw new Unreadable("an order that the request did not name");
        }
        return id;
    }
}
