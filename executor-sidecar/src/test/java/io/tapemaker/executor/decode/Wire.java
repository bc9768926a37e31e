package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ids, messages and requests that the tests of this package share. */
final class Wire {

    static final String ORDER = id(0xfeed0001L);
    static final String OTHER = id(0xfeed0002L);
    static final String MARKET = "0x747dc809fb79e1b05be09c42d6179459a58de2ef3e40f02484a4e1260f741f75";
    static final String TOKEN = "107505882767731489358349912513945399560393482969656700824895970500493757150417";
    static final String NO_TOKEN = "12345678901234567890";
    static final String WALLET = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    static final String OWNER = "OWNER-IS-US";

    /** Ours: the order {@link #ORDER}, the wallet and the owner. */
    static final Ours OURS = new Ours() {
        @Override
        public boolean order(Uint256 orderId) {
            return orderId.equals(hash(ORDER));
        }

        @Override
        public boolean party(String makerAddress, String owner) {
            return makerAddress.toLowerCase(Locale.ROOT).equals(WALLET) || owner.equals(OWNER);
        }
    };

    static final AnswerReader READER = new AnswerReader(OURS);

    static final VenueRequest.Post POST = post(1);
    static final VenueRequest.Cancel CANCEL = new VenueRequest.Cancel(List.of(hash(ORDER), hash(OTHER)));
    static final VenueRequest.LookUp LOOK_UP = new VenueRequest.LookUp(hash(ORDER));
    static final VenueRequest.OpenOrders OPEN = new VenueRequest.OpenOrders(VenueRequest.FIRST_PAGE);
    static final VenueRequest.Trades TRADES = new VenueRequest.Trades(1_700_000_000L, VenueRequest.FIRST_PAGE);
    static final VenueRequest.Beat BEAT = new VenueRequest.Beat("");
    static final VenueRequest.Book BOOK = new VenueRequest.Book(TokenId.parse(TOKEN));
    static final VenueRequest.MarketTerms TERMS = new VenueRequest.MarketTerms(ConditionId.parse(MARKET));

    private Wire() {}

    static String id(long low) {
        return "0x" + new Uint256(0, 0, 0, low).toHex();
    }

    static Uint256 hash(String text) {
        Uint256 hash = Fields.hashOrNull(text);
        if (hash == null) {
            throw new IllegalArgumentException(text);
        }
        return hash;
    }

    static VenueRequest.Post post(int orders) {
        List<OrderKey> keys = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            keys.add(new OrderKey(1, i));
        }
        return new VenueRequest.Post(keys);
    }

    /** Single quotes stand for double ones. */
    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static VenueAnswer read(VenueRequest request, int status, String json) {
        return READER.read(request, new HttpAnswer(status, HttpAnswer.Headers.NONE, bytes(json)));
    }

    static String order(String status, String matched) {
        return order(ORDER, status, matched);
    }

    static String order(String id, String status, String matched) {
        return "{'id':'" + id + "','status':'" + status + "','owner':'" + OWNER + "','market':'" + MARKET
                + "','asset_id':'" + TOKEN + "','side':'BUY','original_size':'100.0000','size_matched':'" + matched
                + "','price':'0.0800','outcome':'Yes','created_at':1703875200,'associate_trades':null}";
    }

    static String page(String cursor, String... rows) {
        return "{'limit':100,'count':" + rows.length + ",'next_cursor':'" + cursor + "','data':["
                + String.join(",", rows) + "]}";
    }

    /** A trade in which the maker's entry is {@link #ORDER}. */
    static String trade(String status) {
        return trade(status, maker(ORDER, "'side':'BUY',"), "'trader_side':'MAKER'");
    }

    static String trade(String status, String makers, String trader) {
        return "{'id':'a001','taker_order_id':'" + OTHER + "','market':'" + MARKET + "','asset_id':'" + NO_TOKEN
                + "','side':'BUY','size':'40','price':'0.92','status':'" + status + "','match_time':'1782753360',"
                + "'maker_orders':[" + makers + "],'owner':'x','maker_address':'0x1'," + trader + "}";
    }

    static String maker(String orderId, String side) {
        return "{'order_id':'" + orderId + "','owner':'y','maker_address':'0x2','matched_amount':'40.5'," + side
                + "'price':'0.08','asset_id':'" + TOKEN + "'}";
    }
}
