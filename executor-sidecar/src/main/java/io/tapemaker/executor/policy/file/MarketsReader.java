package io.tapemaker.executor.policy.file;

import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.Ceilings;
import io.tapemaker.executor.profile.VenueVersion;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TokenId;
import java.util.ArrayList;
import java.util.List;

/** The event groups and the markets of a policy file. */
final class MarketsReader {
    private static final int MAX_NAME = 40;
    private static final long CENT_E6 = 10_000L;
    private static final int CONDITION_LENGTH = 66;
    private static final List<String> KEYS =
            List.of("conditionId", "tokens", "venue", "negRisk", "eventGroup", "band", "cap");

    private final List<Caps.Group> groups;

    MarketsReader(List<Caps.Group> groups) {
        this.groups = groups;
    }

    /** The groups, whose caps are within the total one. */
    static List<Caps.Group> groups(Section top, long totalE6) {
        List<Caps.Group> groups = new ArrayList<>();
        for (Section section : top.sections("groups", Ceilings.GROUPS, List.of("name", "cap"), List.of())) {
            Caps.Group group = new Caps.Group(
                    section.parsed("name", MarketsReader::name),
                    section.scaled("cap", PolicyReader.MONEY_DECIMALS, CENT_E6, Ceilings.GROUP_NOTIONAL_E6));
            if (groups.stream().anyMatch(other -> other.name().equals(group.name()))) {
                throw section.problem("name", group.name() + " names an earlier group too; rename one");
            }
            if (group.notionalCapE6() > totalE6) {
                throw section.problem("cap", "is above caps.total; lower it");
            }
            groups.add(group);
        }
        return groups;
    }

    private static String name(String text) {
        boolean plain = text.length() <= MAX_NAME
                && text.chars()
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
        if (!plain) {
            throw new IllegalArgumentException("a name is 1 to " + MAX_NAME + " letters, digits and dashes");
        }
        return text;
    }

    /** The markets, no two of which share an id or a token. */
    List<AllowedMarket> markets(Section top) {
        List<AllowedMarket> markets = new ArrayList<>();
        for (Section section : top.sections("markets", Ceilings.MARKETS, KEYS, List.of())) {
            AllowedMarket market = market(section);
            for (AllowedMarket other : markets) {
                refuseShared(section, market, other);
            }
            markets.add(market);
        }
        return markets;
    }

    private static void refuseShared(Section section, AllowedMarket market, AllowedMarket other) {
        if (other.conditionId().equals(market.conditionId())) {
            throw section.problem("conditionId", "is that of an earlier market too; remove one");
        }
        if (other.has(market.tokens().first()) || other.has(market.tokens().second())) {
            throw section.problem("tokens", "one of them is an earlier market's too; remove one");
        }
    }

    private AllowedMarket market(Section section) {
        AllowedMarket.Listing listing = new AllowedMarket.Listing(
                section.word("venue", PolicyReader.words(List.of(VenueVersion.values()), VenueVersion::text)),
                section.word("negRisk", PolicyReader.yesNo("true", "false")));
        Caps.Group group = group(section);
        long capE6 = section.scaled("cap", PolicyReader.MONEY_DECIMALS, CENT_E6, Ceilings.MARKET_NOTIONAL_E6);
        if (capE6 > group.notionalCapE6()) {
            throw section.problem("cap", "is above the cap of group " + group.name() + "; lower it");
        }
        return new AllowedMarket(
                section.parsed("conditionId", MarketsReader::conditionId),
                tokens(section, listing.version()),
                listing,
                group.name(),
                band(section),
                capE6);
    }

    private static ConditionId conditionId(String text) {
        if (text.length() != CONDITION_LENGTH) {
            throw new IllegalArgumentException("a market id is 0x and 64 hexadecimal digits");
        }
        return ConditionId.parse(text);
    }

    /** The venue's client goes by the bits of the id, its lists by a word: who signs fails closed if they disagree. */
    private static AllowedMarket.TokenPair tokens(Section section, VenueVersion version) {
        List<TokenId> tokens = section.pair("tokens", TokenId::parse);
        if (tokens.get(0).equals(tokens.get(1))) {
            throw section.problem("tokens", "are one and the same; write both of the market");
        }
        for (TokenId token : tokens) {
            if (token.isProtocolV2() != (version == VenueVersion.V2)) {
                throw section.problem(
                        "tokens",
                        token + " does not have the shape of venue " + version.text()
                                + "; look up the market's version");
            }
        }
        return new AllowedMarket.TokenPair(tokens.get(0), tokens.get(1));
    }

    private Caps.Group group(Section section) {
        String name = section.text("eventGroup");
        for (Caps.Group group : groups) {
            if (group.name().equals(name)) {
                return group;
            }
        }
        throw section.problem("eventGroup", YamlTree.shown(name) + " is no group; list it under groups");
    }

    private static AllowedMarket.PriceBand band(Section market) {
        Section section = market.section("band", List.of("low", "high"), List.of());
        AllowedMarket.PriceBand band = new AllowedMarket.PriceBand(
                section.scaled("low", PolicyReader.PRICE_DECIMALS, 1, Price.ONE_E4 - 1),
                section.scaled("high", PolicyReader.PRICE_DECIMALS, 1, Price.ONE_E4 - 1));
        if (band.lowE4() > band.highE4()) {
            throw section.problem("low", "is above high; no order could be placed");
        }
        return band;
    }
}
