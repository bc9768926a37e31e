package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.settings.MarketFacts;
import io.tapemaker.engine.domain.settings.MarketTerms;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The list {@code markets}, and the terms that each market shares with those that are not listed. */
final class MarketFactsKeys {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final int LONGEST_SIZE = 20;
    private static final int LONGEST_GROUP = 200;

    private MarketFactsKeys() {}

    /** Terms out of the sections {@code quoting}, {@code rewards} and {@code fees}. */
    static MarketTerms terms(ConfigSection section, MarketTerms absent) {
        ConfigSection quoting = section.section("quoting");
        boolean enabled = quoting.flag("enabled", absent.enabled());
        MarketTerms terms = new MarketTerms(
                enabled,
                MarketKeys.QUOTING.read(quoting, absent.quoting()),
                section.record("rewards", MarketKeys.REWARDS, absent.rewards()),
                section.record("fees", MarketKeys.FEES, absent.fees()));
        quoting.end();
        return terms;
    }

    static void writeTerms(JsonGenerator out, MarketTerms terms) throws IOException {
        out.writeObjectFieldStart("quoting");
        out.writeBooleanField("enabled", terms.enabled());
        MarketKeys.QUOTING.write(out, terms.quoting());
        out.writeEndObject();
        MarketKeys.REWARDS.writeSection(out, "rewards", terms.rewards());
        MarketKeys.FEES.writeSection(out, "fees", terms.fees());
    }

    static List<MarketFacts> read(ConfigSection top, MarketTerms common) {
        List<MarketFacts> markets = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (ConfigSection market : top.list("markets")) {
            market.text("conditionId");
            ConditionId id =
                    market.parsed("conditionId", ConditionId::parse, "a market id, 0x and 1 to 64 hexadecimal digits");
            if (id == null || !seen.add(id.toString())) {
                throw market.wrong("conditionId", "names a market that has terms already");
            }
            markets.add(new MarketFacts(
                    id,
                    market.parsed("minOrderSize", MarketFactsKeys::sizeText, "a size such as \"5\""),
                    market.optionalFlag("negRisk"),
                    market.parsed("tickSize", TickSize::parse, "one of the venue's tick sizes, such as \"0.01\""),
                    market.parsed(
                            "group",
                            MarketFactsKeys::groupText,
                            "a name of 1 to " + LONGEST_GROUP + " visible ASCII characters"),
                    market.parsed("yesToken", TokenId::parse, "a token id in decimal digits"),
                    momentNs(market, "gameStart"),
                    momentNs(market, "end"),
                    terms(market, common)));
            market.end();
        }
        return markets;
    }

    static void write(JsonGenerator out, List<MarketFacts> markets) throws IOException {
        out.writeArrayFieldStart("markets");
        for (MarketFacts market : markets) {
            out.writeStartObject();
            out.writeStringField("conditionId", market.conditionId().toString());
            text(out, "minOrderSize", market.minOrderSize());
            if (market.negRisk() != null) {
                out.writeBooleanField("negRisk", market.negRisk());
            }
            text(
                    out,
                    "tickSize",
                    market.tickSize() == null ? null : market.tickSize().text());
            text(out, "group", market.group());
            text(
                    out,
                    "yesToken",
                    market.yesToken() == null ? null : market.yesToken().toString());
            text(out, "gameStart", momentText(market.gameStartNs()));
            text(out, "end", momentText(market.endNs()));
            writeTerms(out, market.terms());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(key, value);
        }
    }

    private static long momentNs(ConfigSection market, String key) {
        Instant instant = market.parsed(key, MarketFactsKeys::instant, "a time such as \"2026-12-01T18:00:00Z\"");
        return instant == null ? 0 : instant.getEpochSecond() * NS_PER_S;
    }

    /** A whole second between 1970 and 2200, null for anything else. */
    private static @Nullable Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            boolean sane = instant.getNano() == 0
                    && instant.getEpochSecond() > 0
                    && instant.isBefore(Instant.ofEpochSecond(7_258_118_400L));
            return sane ? instant : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String momentText(long ns) {
        return ns == 0 ? null : Instant.ofEpochSecond(ns / NS_PER_S).toString();
    }

    static @Nullable String sizeText(String text) {
        long sizeE6 = Size.parse(text);
        return sizeE6 < 0 || sizeE6 > MarketKeys.LARGEST_E6 || text.length() > LONGEST_SIZE ? null : text;
    }

    private static @Nullable String groupText(String text) {
        boolean visible = text.chars().allMatch(c -> c > ' ' && c <= '~');
        return text.isEmpty() || text.length() > LONGEST_GROUP || !visible ? null : text;
    }
}
