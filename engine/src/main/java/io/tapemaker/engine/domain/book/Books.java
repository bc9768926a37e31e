package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All markets and assets that were seen, in the order of first sight. */
public final class Books {

    /** Assets that may be known; beyond, events about others are refused. */
    public static final int MAX_ASSETS = 10_000;

    /** Longest id: a market's, with some room. */
    private static final int MAX_ID_LENGTH = 96;

    private final List<KnownParameters> known;
    private final BookCounters counters;
    private final IdTable marketIds = new IdTable();
    private final IdTable assetIds = new IdTable();
    private final List<Market> markets = new ArrayList<>();
    private final List<OrderBook> books = new ArrayList<>();

    /** Where to look first; says nothing about the state. */
    private @Nullable OrderBook recent;

    Books(List<KnownParameters> known, BookCounters counters) {
        this.known = List.copyOf(known);
        this.counters = counters;
    }

    /** Number of markets. */
    public int marketCount() {
        return markets.size();
    }

    /** The market of an index below {@link #marketCount()}. */
    public Market market(int index) {
        return markets.get(index);
    }

    /** Number of assets. */
    public int bookCount() {
        return books.size();
    }

    /** The book of an index below {@link #bookCount()}. */
    public OrderBook book(int index) {
        return books.get(index);
    }

    /** The book of an asset id, null if the asset is not known. */
    public @Nullable OrderBook find(byte[] source, int start, int length) {
        int index = assetIds.find(source, start, length);
        return index == IdTable.ABSENT ? null : books.get(index);
    }

    /** The market of a market id, null if it is not known. */
    public @Nullable Market findMarket(byte[] source, int start, int length) {
        int index = marketIds.find(source, start, length);
        return index == IdTable.ABSENT ? null : markets.get(index);
    }

    /** The book of an asset in a market, new if it was never seen; null, and counted, if the two do not go together. */
    @Nullable
    OrderBook findOrAdd(byte[] source, int marketStart, int marketLength, int assetStart, int assetLength) {
        OrderBook book = findNearRecent(source, assetStart, assetLength);
        if (book == null) {
            book = find(source, assetStart, assetLength);
        }
        if (book == null) {
            return add(
                    Arrays.copyOfRange(source, marketStart, marketStart + marketLength),
                    Arrays.copyOfRange(source, assetStart, assetStart + assetLength));
        }
        if (!marketIds.equal(book.market().index(), source, marketStart, marketLength)) {
            counters.add(BookCounter.REFUSED_OTHER_MARKET);
            return null;
        }
        recent = book;
        return book;
    }

    /**
     * Most changes are about the asset before or its mirror, which one comparison of bytes tells sooner than a search.
     */
    private @Nullable OrderBook findNearRecent(byte[] source, int start, int length) {
        OrderBook book = recent;
        if (book == null || assetIds.equal(book.index(), source, start, length)) {
            return book;
        }
        OrderBook mirror = book.mirror();
        return mirror != null && assetIds.equal(mirror.index(), source, start, length) ? mirror : null;
    }

    private @Nullable OrderBook add(byte[] marketText, byte[] assetText) {
        TokenId token = tokenOf(assetText);
        ConditionId condition = conditionOf(marketText);
        if (token == null || condition == null) {
            counters.add(BookCounter.REFUSED_BAD_ID);
            return null;
        }
        if (books.size() == MAX_ASSETS) {
            counters.add(BookCounter.REFUSED_TOO_MANY_ASSETS);
            return null;
        }
        Market market = findMarket(marketText, 0, marketText.length);
        if (market == null) {
            market = addMarket(marketText, condition);
        } else if (market.freeSlot() < 0) {
            counters.add(BookCounter.REFUSED_THIRD_ASSET);
            return null;
        }
        return addBook(market, assetText, token);
    }

    private Market addMarket(byte[] text, ConditionId condition) {
        Market market = new Market(marketIds.add(text), text, condition);
        markets.add(market);
        for (KnownParameters parameters : known) {
            if (parameters.conditionId().equals(condition)) {
                market.apply(parameters);
            }
        }
        return market;
    }

    private OrderBook addBook(Market market, byte[] text, TokenId token) {
        OrderBook book = new OrderBook(assetIds.add(text), market, text, token);
        market.attach(book);
        books.add(book);
        return book;
    }

    /** Makes the assets of other books known, in their order, so that markets and assets keep their numbers. */
    void adopt(Books others) {
        for (OrderBook book : others.books) {
            add(book.market().idText(), others.assetIds.id(book.index()));
        }
    }

    private static @Nullable TokenId tokenOf(byte[] text) {
        try {
            return TokenId.parse(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable ConditionId conditionOf(byte[] text) {
        try {
            return ConditionId.parse(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    void write(StateWriter out) {
        out.putInt(markets.size());
        for (Market market : markets) {
            out.putBytes(market.idText());
            market.write(out);
        }
        out.putInt(books.size());
        for (OrderBook book : books) {
            out.putInt(book.market().index());
            out.putBytes(assetIds.id(book.index()));
            book.write(out);
        }
    }

    void read(StateReader in) {
        marketIds.clear();
        assetIds.clear();
        markets.clear();
        books.clear();
        recent = null;
        int marketCount = in.getInt(0, MAX_ASSETS, "number of markets");
        for (int i = 0; i < marketCount; i++) {
            byte[] text = in.getBytes(MAX_ID_LENGTH, "market id");
            ConditionId condition = conditionOf(text);
            if (condition == null || findMarket(text, 0, text.length) != null) {
                throw in.invalid("a market id is none or there twice");
            }
            Market market = new Market(marketIds.add(text), text, condition);
            market.read(in);
            markets.add(market);
        }
        int bookCount = in.getInt(0, MAX_ASSETS, "number of books");
        for (int i = 0; i < bookCount; i++) {
            Market market = markets.get(in.getInt(0, marketCount - 1, "market of a book"));
            byte[] text = in.getBytes(MAX_ID_LENGTH, "asset id");
            TokenId token = tokenOf(text);
            if (token == null || market.freeSlot() < 0 || find(text, 0, text.length) != null) {
                throw in.invalid("an asset id is none, there twice, or the third of its market");
            }
            addBook(market, text, token).read(in);
        }
    }
}
