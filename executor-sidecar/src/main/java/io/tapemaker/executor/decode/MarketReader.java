package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueAnswer.Score;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Books, terms of markets, balances and scores. */
final class MarketReader {

    private static final int TOKENS = 2;
    private static final int MAX_UINT256_DIGITS = 78;
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private MarketReader() {}

    /** The touch, found by price and not by place: the order of levels is documented one way and sent the other. */
    static VenueAnswer book(TokenId asked, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        if (!fields.token("asset_id").equals(asked)) {
            throw new Unreadable("the book of another token");
        }
        long bid = 0;
        for (Json level : fields.items("bids")) {
            bid = Math.max(bid, levelE4(level, 0));
        }
        long ask = Price.ONE_E4;
        for (Json level : fields.items("asks")) {
            ask = Math.min(ask, levelE4(level, Price.ONE_E4));
        }
        if (bid >= ask) {
            throw new Unreadable("a crossed book");
        }
        long bestAskE4 = ask == Price.ONE_E4 ? 0 : ask;
        return new VenueAnswer.Book(asked, bid, bestAskE4, tick(fields, "tick_size"), fields.bool("neg_risk"));
    }

    private static long levelE4(Json level, long ifEmpty) throws Unreadable {
        Fields fields = Fields.of(level);
        long priceE4 = fields.priceE4("price");
        return fields.sizeE6("size") == 0 ? ifEmpty : priceE4;
    }

    private static TickSize tick(Fields fields, String name) throws Unreadable {
        TickSize tick = TickSize.parse(fields.number(name));
        if (tick == null) {
            throw new Unreadable(name + " is no tick size of the venue");
        }
        return tick;
    }

    /** The compact parameters; "nr" is left out where it is false, and a market that does not say "ao" is closed. */
    static VenueAnswer terms(ConditionId asked, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        if (!fields.condition("c").equals(asked)) {
            throw new Unreadable("the terms of another market");
        }
        List<TokenId> tokens = new ArrayList<>();
        for (Json item : fields.items("t")) {
            tokens.add(Fields.of(item).token("t"));
        }
        if (tokens.size() != TOKENS || tokens.get(0).equals(tokens.get(1))) {
            throw new Unreadable("a market of other than two tokens");
        }
        String version = fields.text("v");
        if (!version.equals("v1") && !version.equals("v2")) {
            throw new Unreadable("v is no version that is known");
        }
        return new VenueAnswer.MarketTerms(
                asked,
                tokens,
                tick(fields, "mts"),
                fields.sizeE6("mos"),
                fields.boolOr("nr", false),
                version,
                fields.boolOr("ao", false));
    }

    /** Balance and allowances are whole numbers of millionths. */
    static VenueAnswer balance(Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        BigInteger balance = units(fields, "balance");
        if (balance.compareTo(MAX_LONG) > 0) {
            throw new Unreadable("balance does not fit");
        }
        return new VenueAnswer.Balance(
                balance.longValueExact(), leastAllowance(fields).min(MAX_LONG).longValueExact());
    }

    private static BigInteger leastAllowance(Fields fields) throws Unreadable {
        if (!fields.has("allowances")) {
            return units(fields, "allowance");
        }
        Fields allowances = fields.object("allowances");
        BigInteger least = null;
        for (Map.Entry<String, Json> entry : allowances.entries()) {
            BigInteger units = units(allowances, entry.getKey());
            least = least == null ? units : least.min(units);
        }
        if (least == null) {
            throw new Unreadable("allowances is empty");
        }
        return least;
    }

    private static BigInteger units(Fields fields, String name) throws Unreadable {
        String text = fields.number(name);
        boolean whole = !text.isEmpty()
                && text.length() <= MAX_UINT256_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole) {
            throw new Unreadable("an amount is no whole number");
        }
        return new BigInteger(text);
    }

    /** One order is asked for by itself and answered by itself. */
    static VenueAnswer scoring(List<Uint256> asked, Json body) throws Unreadable {
        Fields fields = Fields.of(body);
        if (asked.size() == 1) {
            return new VenueAnswer.Scoring(List.of(new Score(asked.get(0), fields.bool("scoring"))));
        }
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, Json> entry : fields.entries()) {
            Uint256 id = Fields.hash(entry.getKey(), "an order id");
            if (!asked.contains(id) || !(entry.getValue() instanceof Json.Bool scoring)) {
                throw new Unreadable("a score of an order that was not asked for, or none");
            }
            scores.add(new Score(id, scoring.value()));
        }
        return new VenueAnswer.Scoring(scores);
    }
}
