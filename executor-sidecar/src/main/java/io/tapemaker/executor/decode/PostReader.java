package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Post;
import io.tapemaker.journal.types.Uint256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of posted orders, judged by success, status, order id and text together, because each of them alone has
 * been seen to say otherwise. Whatever does not fit is unclear, and is then looked up by its hash.
 */
final class PostReader {

    private PostReader() {}

    /** The answer to a post of so many orders that the venue answered with a 2xx. */
    static VenueAnswer read(int orders, Json body) throws Unreadable {
        if (orders == 1) {
            Post post = entry(body);
            return post instanceof Post.Unclear unclear
                    ? new VenueAnswer.Unknown(unclear.why())
                    : new VenueAnswer.Posted(List.of(post));
        }
        List<Json> entries = Fields.items(body, "the answer to a batch");
        if (entries.size() != orders) {
            throw new Unreadable("a batch of " + orders + " was answered with " + entries.size() + " entries");
        }
        List<Post> posts = new ArrayList<>();
        Set<Uint256> seen = new LinkedHashSet<>();
        for (Json entry : entries) {
            Post post = entry(entry);
            if (post instanceof Post.Accepted accepted && !seen.add(accepted.orderId())) {
                throw new Unreadable("the same order id twice in a batch");
            }
            posts.add(post);
        }
        return new VenueAnswer.Posted(posts);
    }

    private static Post entry(Json value) {
        try {
            return entry(Fields.of(value));
        } catch (Unreadable e) {
            return new Post.Unclear(e.why());
        }
    }

    private static Post entry(Fields fields) throws Unreadable {
        String text = fields.textOrEmpty(fields.has("errorMsg") ? "errorMsg" : "error");
        String idText = fields.textOrEmpty("orderID");
        @Nullable Uint256 id = idText.isEmpty() ? null : Fields.hash(idText, "orderID");
        String status = fields.textOrEmpty("status");
        if (VenueText.saysDuplicated(text)) {
            return new Post.Duplicated();
        }
        boolean success = fields.bool("success");
        if (id != null) {
            return taken(success, id, status, text);
        }
        return notTaken(status, text);
    }

    private static Post taken(boolean success, Uint256 id, String status, String text) {
        if (status.equals("delayed") && (text.isEmpty() ? success : VenueText.saysDelayed(text))) {
            return new Post.Accepted(id, false, true);
        }
        if (!success || !text.isEmpty()) {
            return new Post.Unclear("an order id together with an error");
        }
        return switch (status) {
            case "live", "unmatched" -> new Post.Accepted(id, false, false);
            case "matched" -> new Post.Accepted(id, true, false);
            default -> new Post.Unclear("an order id with a status that is none");
        };
    }

    /** Without an id; success may be true beside an error, as it is in batches of the post-only mode. */
    private static Post notTaken(String status, String text) {
        if (!status.isEmpty()) {
            return new Post.Unclear("a status without an order id");
        }
        if (text.isEmpty()) {
            return new Post.Unclear("neither an order id nor an error");
        }
        if (VenueText.leavesOpen(text)) {
            return new Post.Unclear(VenueText.clean(text));
        }
        return new Post.Rejected(VenueText.cause(text), VenueText.clean(text));
    }
}
