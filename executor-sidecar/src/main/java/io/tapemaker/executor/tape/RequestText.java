package io.tapemaker.executor.tape;

import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.List;
import java.util.stream.Collectors;

/** Requests as they stand in {@code VenueAsked}: a code and one line. */
final class RequestText {

    private RequestText() {}

    static int code(VenueRequest request) {
        return switch (request.lane()) {
            case PLACE -> 1;
            case CANCEL ->
                request instanceof VenueRequest.Cancel ? 2 : request instanceof VenueRequest.CancelAll ? 3 : 4;
            case HEARTBEAT -> 5;
            case QUERY -> queryCode(request);
        };
    }

    private static int queryCode(VenueRequest request) {
        if (request instanceof VenueRequest.LookUp) {
            return 6;
        } else if (request instanceof VenueRequest.OpenOrders) {
            return 7;
        } else if (request instanceof VenueRequest.Trades) {
            return 8;
        } else if (request instanceof VenueRequest.Scoring) {
            return 9;
        } else if (request instanceof VenueRequest.Book) {
            return 10;
        } else if (request instanceof VenueRequest.MarketTerms) {
            return 11;
        } else if (request instanceof VenueRequest.Balance) {
            return 12;
        }
        return request instanceof VenueRequest.Rewards ? 13 : request instanceof VenueRequest.Ask ? 14 : 15;
    }

    static String of(VenueRequest request) {
        if (request instanceof VenueRequest.Post post) {
            return post.intents().stream().map(Object::toString).collect(Collectors.joining(" "));
        } else if (request instanceof VenueRequest.Cancel cancel) {
            return ids(cancel.orderIds());
        } else if (request instanceof VenueRequest.CancelMarket market) {
            return market.conditionId().toString();
        } else if (request instanceof VenueRequest.Beat beat) {
            return beat.heartbeatId();
        } else if (request instanceof VenueRequest.LookUp lookUp) {
            return "0x" + lookUp.orderId().toHex();
        } else if (request instanceof VenueRequest.OpenOrders page) {
            return page.cursor();
        } else if (request instanceof VenueRequest.Trades page) {
            return page.afterS() + " " + page.cursor();
        } else if (request instanceof VenueRequest.Scoring scoring) {
            return ids(scoring.orderIds());
        }
        return ofQuery(request);
    }

    private static String ofQuery(VenueRequest request) {
        if (request instanceof VenueRequest.Book book) {
            return book.tokenId().toString();
        } else if (request instanceof VenueRequest.MarketTerms terms) {
            return terms.conditionId().toString();
        } else if (request instanceof VenueRequest.Balance balance) {
            TokenId token = balance.tokenId();
            return token == null ? "" : token.toString();
        } else if (request instanceof VenueRequest.Rewards rewards) {
            return rewards.day() + " " + rewards.cursor();
        } else if (request instanceof VenueRequest.Ask ask) {
            return ask.question().name();
        }
        return "";
    }

    private static String ids(List<Uint256> ids) {
        return ids.stream().map(id -> "0x" + id.toHex()).collect(Collectors.joining(" "));
    }
}
