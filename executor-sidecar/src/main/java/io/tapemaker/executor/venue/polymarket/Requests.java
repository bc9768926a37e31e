package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.venue.polymarket.HttpCall.Method;
import io.tapemaker.executor.venue.polymarket.HttpCall.Service;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Each question of the core as method, path, query and bytes. Equal requests give equal bytes. What the venue once said
 * (a cursor, a beat's id) is escaped before it goes back.
 */
public final class Requests {

    /** Orders of one post. */
    public static final int MAX_POST = 15;

    /** Ids of one cancel; a guide says 3,000, the specification 1,000. */
    public static final int MAX_CANCEL = 1_000;

    /** Orders of one question for scores. */
    public static final int MAX_SCORING = 1_000;

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    private final PostBodies bodies;
    private final SignatureType wallet;

    /**
     * Requests of one account.
     *
     * @param bodies the signed orders
     * @param wallet which of the key's wallets balances and rewards are asked for
     */
    public Requests(PostBodies bodies, SignatureType wallet) {
        this.bodies = bodies;
        this.wallet = wallet;
    }

    /**
     * The call for a request.
     *
     * @throws IllegalArgumentException if it asks for nothing, or for more than the venue takes at once
     */
    public HttpCall of(VenueRequest request) {
        if (request instanceof VenueRequest.Post post) {
            int count = inRange(post.intents().size(), MAX_POST);
            return signed(Method.POST, count == 1 ? "/order" : "/orders")
                    .with(bodies.of(post.intents()))
                    .about(count);
        }
        if (request instanceof VenueRequest.Cancel cancel) {
            return cancel(cancel.orderIds());
        }
        if (request instanceof VenueRequest.CancelAll) {
            return signed(Method.DELETE, "/cancel-all");
        }
        if (request instanceof VenueRequest.CancelMarket market) {
            String body = "{\"market\":\"" + market.conditionId() + "\"}";
            return signed(Method.DELETE, "/cancel-market-orders").with(ascii(body));
        }
        if (request instanceof VenueRequest.Beat beat) {
            String body = "{\"heartbeat_id\":\"" + escaped(beat.heartbeatId()) + "\"}";
            return signed(Method.POST, "/v1/heartbeats").with(ascii(body));
        }
        return look(request);
    }

    private static HttpCall cancel(List<Uint256> ids) {
        if (inRange(ids.size(), MAX_CANCEL) == 1) {
            return signed(Method.DELETE, "/order").with(ascii("{\"orderID\":\"" + hex(ids.get(0)) + "\"}"));
        }
        return signed(Method.DELETE, "/orders").with(ascii(array(ids))).about(ids.size());
    }

    private HttpCall look(VenueRequest request) {
        if (request instanceof VenueRequest.LookUp lookUp) {
            return signed(Method.GET, "/data/order/" + hex(lookUp.orderId()));
        }
        if (request instanceof VenueRequest.OpenOrders page) {
            return signed(Method.GET, "/data/orders").with("next_cursor", page.cursor());
        }
        if (request instanceof VenueRequest.Trades page) {
            return signed(Method.GET, "/data/trades")
                    .with("after", Long.toString(page.afterS()))
                    .with("next_cursor", page.cursor());
        }
        if (request instanceof VenueRequest.Scoring scoring) {
            return scoring(scoring.orderIds());
        }
        if (request instanceof VenueRequest.Book book) {
            return open("/book").with("token_id", book.tokenId().toString());
        }
        if (request instanceof VenueRequest.MarketTerms terms) {
            return open("/clob-markets/" + terms.conditionId());
        }
        if (request instanceof VenueRequest.Balance balance) {
            return balance(balance);
        }
        if (request instanceof VenueRequest.Rewards rewards) {
            return rewards(rewards);
        }
        if (request instanceof VenueRequest.RewardShares) {
            return signed(Method.GET, "/rewards/user/percentages")
                    .with("signature_type", Integer.toString(wallet.code()));
        }
        if (request instanceof VenueRequest.Ask ask) {
            return ask(ask.question());
        }
        throw new IllegalArgumentException("no call for " + request);
    }

    private static HttpCall scoring(List<Uint256> ids) {
        if (inRange(ids.size(), MAX_SCORING) == 1) {
            return signed(Method.GET, "/order-scoring").with("order_id", hex(ids.get(0)));
        }
        return signed(Method.POST, "/orders-scoring").with(ascii(array(ids)));
    }

    private HttpCall balance(VenueRequest.Balance balance) {
        TokenId token = balance.tokenId();
        HttpCall call = signed(Method.GET, "/balance-allowance");
        if (token == null) {
            call = call.with("asset_type", "COLLATERAL");
        } else {
            call = call.with("asset_type", token.isProtocolV2() ? "CONDITIONAL-V2" : "CONDITIONAL")
                    .with("token_id", token.toString());
        }
        return call.with("signature_type", Integer.toString(wallet.code()));
    }

    private HttpCall rewards(VenueRequest.Rewards page) {
        if (!page.day().matches(DATE)) {
            throw new IllegalArgumentException("a day is YYYY-MM-DD");
        }
        return signed(Method.GET, "/rewards/user")
                .with("date", page.day())
                .with("signature_type", Integer.toString(wallet.code()))
                .with("next_cursor", page.cursor());
    }

    private static HttpCall ask(VenueRequest.Question question) {
        return switch (question) {
            case TIME -> open("/time");
            case VERSION -> open("/version");
            case CLOSED_ONLY -> signed(Method.GET, "/auth/ban-status/closed-only");
            case GEOBLOCK -> HttpCall.of(Service.GEOBLOCK, Method.GET, "/api/geoblock");
        };
    }

    private static HttpCall signed(Method method, String path) {
        return HttpCall.of(Service.CLOB_SIGNED, method, path);
    }

    private static HttpCall open(String path) {
        return HttpCall.of(Service.CLOB, Method.GET, path);
    }

    private static int inRange(int count, int max) {
        if (count < 1 || count > max) {
            throw new IllegalArgumentException("the venue takes 1 to " + max + " at once, not " + count);
        }
        return count;
    }

    private static String array(List<Uint256> ids) {
        return ids.stream().map(id -> '"' + hex(id) + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private static String hex(Uint256 id) {
        return "0x" + id.toHex();
    }

    /** Inside a JSON string, whatever it holds. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                out.append(c);
            } else {
                String digits = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
            }
        }
        return out.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
