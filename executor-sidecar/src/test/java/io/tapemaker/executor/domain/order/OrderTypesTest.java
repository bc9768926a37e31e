package io.tapemaker.executor.domain.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.order-types",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Addresses, ids, codes and lanes of orders are what they say, and in order")
final class OrderTypesTest {

    private static final String TEXT = "0x57ffbc34de23124faeb8387fcd689d314e57accd";

    @Test
    void anAddressIsItsText() {
        Address address = Address.parse(TEXT);
        assertEquals(TEXT, address.toString());
        assertEquals(address, Address.parse("0x57ffBc34De23124fAeb8387fcd689d314E57aCcD"));
        assertArrayEquals(HexFormat.of().parseHex(TEXT.substring(2)), address.toBytes());
        for (String odd :
                List.of("", TEXT + "0", TEXT.substring(1) + "0", "0x5" + "g".repeat(39), "1x" + TEXT.substring(2))) {
            assertEquals(
                    "an address is 0x and 40 hex digits",
                    assertThrows(IllegalArgumentException.class, () -> Address.parse(odd))
                            .getMessage());
        }
    }

    @Test
    void addressesAreInTheOrderOfTheirDigits() {
        List<Address> sorted = List.of(
                Address.ZERO,
                new Address(0, 0, -1),
                new Address(0, -1, 0),
                new Address(1, 0, 0),
                new Address(-1, 0, 0));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertEquals(
                        Integer.signum(Integer.compare(i, j)),
                        Integer.signum(sorted.get(i).compareTo(sorted.get(j))));
            }
        }
    }

    @Test
    void keysAreInTheOrderOfSessionsAndNumbersWithoutASign() {
        List<OrderKey> sorted =
                List.of(new OrderKey(0, -1), new OrderKey(1, 0), new OrderKey(1, -1), new OrderKey(-1, 0));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertEquals(
                        Integer.signum(Integer.compare(i, j)),
                        Integer.signum(sorted.get(i).compareTo(sorted.get(j))));
            }
        }
        assertEquals("4294967295-18446744073709551615", new OrderKey(-1, -1).toString());
    }

    @Test
    void typesHaveTheCodesOfTheVenue() {
        assertEquals(
                List.of(
                        SignatureType.EOA,
                        SignatureType.POLY_PROXY,
                        SignatureType.POLY_GNOSIS_SAFE,
                        SignatureType.POLY_1271),
                List.of(SignatureType.of(0), SignatureType.of(1), SignatureType.of(2), SignatureType.of(3)));
        assertEquals(3, SignatureType.POLY_1271.code());
        assertEquals(
                "no signature type 4",
                assertThrows(IllegalArgumentException.class, () -> SignatureType.of(4))
                        .getMessage());
    }

    @Test
    void anOrderWithoutATimeHasNoEnd() {
        assertFalse(new PlaceRequest.Terms(true, 0).hasEnd());
        assertTrue(new PlaceRequest.Terms(true, 1).hasEnd());
    }

    @Test
    void whatMayStillBeMatchedIsOpen() {
        Set<OrderFacts.Status> open = Arrays.stream(OrderFacts.Status.values())
                .filter(OrderFacts.Status::isOpen)
                .collect(Collectors.toSet());
        assertEquals(Set.of(OrderFacts.Status.LIVE, OrderFacts.Status.DELAYED), open);
    }

    @Test
    void everyRequestTravelsInItsLane() {
        ConditionId market = new ConditionId(Uint256.ZERO);
        TokenId token = new TokenId(Uint256.ZERO);
        assertEquals(Lane.PLACE, new VenueRequest.Post(List.of()).lane());
        assertEquals(Lane.CANCEL, new VenueRequest.Cancel(List.of()).lane());
        assertEquals(Lane.CANCEL, new VenueRequest.CancelAll().lane());
        assertEquals(Lane.CANCEL, new VenueRequest.CancelMarket(market).lane());
        assertEquals(Lane.HEARTBEAT, new VenueRequest.Beat("").lane());
        for (VenueRequest looks : List.of(
                new VenueRequest.LookUp(Uint256.ZERO),
                new VenueRequest.OpenOrders(""),
                new VenueRequest.Trades(0, ""),
                new VenueRequest.Scoring(List.of()),
                new VenueRequest.Book(token),
                new VenueRequest.MarketTerms(market),
                new VenueRequest.Balance(null),
                new VenueRequest.Ask(VenueRequest.Question.TIME))) {
            assertEquals(Lane.QUERY, looks.lane());
        }
    }
}
