package io.tapemaker.proofs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.gateway.operator.OperatorClient;
import io.tapemaker.engine.gateway.operator.OperatorRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at engine and venue again and again, and says what is new. */
final class Watch {

    private static final double NS_PER_DAY = 86_400e9;
    private static final double PERCENT = 100;
    private static final String AWAY = "taken away";
    private static final BigDecimal SPECK = new BigDecimal("0.01");
    private static final long REWARDS_EVERY_NS = TimeUnit.SECONDS.toNanos(10);

    private final Screen screen;
    private final VenueEye venue;
    private final Path journal;
    private final String wallet;
    private final Map<String, Listed> markets;
    private final Map<String, Double> dollarsPerDay = new TreeMap<>();
    private final Map<String, String> shown = new TreeMap<>();
    private final Set<String> fills = new HashSet<>();
    private List<String> openIds = List.of();
    private BigDecimal filledShares = BigDecimal.ZERO;
    private double rewards;
    private double bestShare;
    private int mostScoring;
    private int mostQuotes;
    private int looks;
    private long lastNs;
    private long rewardsSaidNs;

    Watch(Screen screen, VenueEye venue, Path journal, String wallet, List<Listed> markets) {
        this.screen = screen;
        this.venue = venue;
        this.journal = journal;
        this.wallet = wallet;
        this.markets = markets.stream().collect(Collectors.toMap(Listed::id, market -> market));
    }

    /** What was seen over all. */
    record Seen(
            int mostQuotes,
            int fills,
            BigDecimal filledShares,
            int mostScoring,
            double bestSharePercent,
            double rewards) {}

    /** Looks once. */
    void look() throws IOException, InterruptedException {
        books();
        orders();
        trades();
        if (looks++ % 2 == 0) {
            scoring();
            shares();
        }
    }

    Seen seen() {
        return new Seen(mostQuotes, fills.size(), filledShares, mostScoring, bestShare, rewards);
    }

    /** How many orders of ours the venue says are open. */
    int openAtVenue() throws IOException, InterruptedException {
        return venue.ask("/data/orders", "").path("data").size();
    }

    /** Says it if it is not what was said of it last. */
    private void change(String what, String who, String text) {
        if (!text.equals(shown.put(what, text))) {
            screen.say(who, "%s", text);
        }
    }

    private void books() throws IOException {
        OperatorRequest status = new OperatorRequest(
                "status", "", "", "", "", ProcessHandle.current().pid());
        JsonNode books =
                OperatorClient.ask(journal, status).json().path("status").path("books");
        int all = 2 * markets.size();
        int good = books.path("in_sync").asInt();
        change("books", "books", good + " of " + all + " in sync");
    }

    /** The last of the markets that are quoted now, where most goes on; null if none is. */
    @Nullable
    Listed quoted() {
        return markets.values().stream()
                .filter(market -> !shown.getOrDefault(market.id(), AWAY).endsWith(AWAY))
                .max(Comparator.comparingInt(Listed::number))
                .orElse(null);
    }

    private void orders() throws IOException, InterruptedException {
        List<Quote> quotes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode row : venue.ask("/data/orders", "").path("data")) {
            Listed market = markets.get(row.path("market").asText());
            if (market != null) {
                quotes.add(Quote.of(market, row, left(row)));
                ids.add(row.path("id").asText());
            }
        }
        openIds = ids;
        mostQuotes = Math.max(mostQuotes, quotes.size());
        markets.values().stream()
                .sorted(Comparator.comparingInt(Listed::number))
                .forEach(market -> {
                    String text = quotes.stream()
                            .filter(quote -> quote.market().equals(market))
                            .sorted(Comparator.comparing(Quote::price))
                            .map(Quote::text)
                            .collect(Collectors.joining(", "));
                    if (!text.isEmpty() || shown.containsKey(market.id())) {
                        change(market.id(), "quotes", market.name() + " " + (text.isEmpty() ? AWAY : text));
                    }
                });
    }

    private static String left(JsonNode row) {
        return new BigDecimal(row.path("original_size").asText())
                .subtract(new BigDecimal(row.path("size_matched").asText()))
                .toPlainString();
    }

    private void trades() throws IOException, InterruptedException {
        for (JsonNode trade : venue.ask("/data/trades", "").path("data")) {
            Listed market = markets.get(trade.path("market").asText());
            for (JsonNode maker : trade.path("maker_orders")) {
                boolean ours = maker.path("maker_address").asText().equalsIgnoreCase(wallet);
                String id = trade.path("id").asText() + maker.path("order_id").asText();
                String size = maker.path("matched_amount").asText();
                // Who spends dollars that do not divide into shares leaves specks behind that the next one takes.
                boolean speck = new BigDecimal(size).compareTo(SPECK) < 0;
                if (market != null && ours && !speck && fills.add(id)) {
                    filledShares = filledShares.add(new BigDecimal(size));
                    screen.say("fill", "%s", Quote.of(market, maker, size).trade());
                }
            }
        }
    }

    private void scoring() throws IOException, InterruptedException {
        if (openIds.isEmpty()) {
            return;
        }
        int scoring = 0;
        for (JsonNode scores : venue.ask("/orders-scoring", "?order_ids=" + String.join(",", openIds))) {
            scoring += scores.asBoolean() ? 1 : 0;
        }
        mostScoring = Math.max(mostScoring, scoring);
        if (mostScoring > 0) {
            change("scoring", "scoring", scoring + " of " + openIds.size() + " open orders score");
        }
    }

    /** The venue pays by samples at the end of a day; until then there is its word on our share of this moment. */
    private void shares() throws IOException, InterruptedException {
        long nowNs = System.nanoTime();
        double days = lastNs == 0 ? 0 : (nowNs - lastNs) / NS_PER_DAY;
        lastNs = nowNs;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> share :
                venue.ask("/rewards/user/percentages", "").properties()) {
            double percent = share.getValue().asDouble();
            rewards += days * rate(share.getKey()) * percent / PERCENT;
            bestShare = Math.max(bestShare, percent);
            Listed market = markets.get(share.getKey());
            parts.add(String.format(Locale.ROOT, "%s %.1f %%", market == null ? "other" : market.name(), percent));
        }
        if (rewards > 0 && nowNs - rewardsSaidNs > REWARDS_EVERY_NS) {
            rewardsSaidNs = nowNs;
            screen.say("rewards", "$%.4f so far; our share: %s", rewards, String.join(", ", parts));
        }
    }

    private double rate(String market) throws IOException, InterruptedException {
        Double known = dollarsPerDay.get(market);
        if (known == null) {
            JsonNode row =
                    venue.ask("/rewards/markets/" + market, "").path("data").path(0);
            known = row.path("rewards_config").path(0).path("rate_per_day").asDouble();
            dollarsPerDay.put(market, known);
        }
        return known;
    }
}
