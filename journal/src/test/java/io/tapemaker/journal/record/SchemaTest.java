package io.tapemaker.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.schema",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "The released messages keep their place and meaning: fields are only ever added behind them")
final class SchemaTest {
    private static final List<String> MESSAGES = List.of(
            "SessionStart",
            "MarketFrame",
            "OversizeFrame",
            "BurstEnd",
            "LinkEvent",
            "TimerTick",
            "OperatorEvent",
            "ExecutionReport",
            "TapeCut",
            "PlaceOrder",
            "CancelOrder",
            "CancelAll",
            "RequestSnapshot",
            "StateHash");

    private static final String VERSION_0 = """
            SessionStart 1 block 69: mode@0+1 behaviourVersion@1+4 configHash@5+32 originHash@37+32
            MarketFrame 2 block 2: connection@0+2
            OversizeFrame 3 block 42: connection@0+2 frameLength@2+8 frameHash@10+32
            BurstEnd 4 block 2: connection@0+2
            LinkEvent 5 block 3: connection@0+2 state@2+1
            TimerTick 6 block 8: dueTimeNs@0+8
            OperatorEvent 7 block 1: word@0+1
            ExecutionReport 8 block 13: orderEpoch@0+4 kind@4+1 orderNumber@5+8
            TapeCut 9 block 48: inboundLastGood@0+8 inboundDurable@8+8 commandsLastGood@16+8 commandsCut@24+8 \
            inboundBytesCut@32+8 commandsBytesCut@40+8
            PlaceOrder 32 block 104: orderEpoch@0+4 side@4+1 life@5+1 tickSize@6+1 postOnly@7+1 orderNumber@8+8 \
            conditionId@16+32 tokenId@48+32 priceE4@80+8 sizeE6@88+8 expirationS@96+8
            CancelOrder 33 block 80: orderEpoch@0+4 reason@4+1 reserved1@5+1 reserved2@6+2 orderNumber@8+8 \
            conditionId@16+32 tokenId@48+32
            CancelAll 34 block 1: reason@0+1
            RequestSnapshot 35 block 72: reason@0+1 reserved1@1+1 reserved2@2+2 reserved3@4+4 conditionId@8+32 \
            tokenId@40+32
            StateHash 36 block 40: behaviourVersion@0+4 stateLength@4+4 stateHash@8+32
            """;

    @Test
    void theFirstVersionStandsAsItWasReleased() throws ReflectiveOperationException {
        StringBuilder layout = new StringBuilder();
        for (String message : MESSAGES) {
            layout.append(layoutOf(message)).append('\n');
        }
        assertEquals(VERSION_0, layout.toString().replaceAll(" [A-Za-z0-9]+@[0-9+]+ v[0-9]+", ""));
    }

    private static final List<String> MESSAGES_OF_VERSION_1 = List.of(
            "FillReport",
            "ExecutorStatus",
            "KillSwitch",
            "ExecutorStart",
            "CommandSeen",
            "VenueAnswered",
            "UserFrame",
            "EngineAlive",
            "OrderIntent",
            "OrderOutcome",
            "VenueAsked",
            "ExecutorLatch");

    private static final String VERSION_1 = """
            FillReport 10 block 45: orderEpoch@0+4 status@4+1 orderNumber@5+8 tradeIdHigh@13+8 tradeIdLow@21+8 \
            priceE4@29+8 sizeE6@37+8
            ExecutorStatus 11 block 2: armed@0+1 userStream@1+1
            KillSwitch 37 block 2: trigger@0+1 phase@1+1
            ExecutorStart 64 block 45: behaviourVersion@0+4 mode@4+1 policyHash@5+32 unreadUpTo@37+8
            CommandSeen 65 block 17: checksum@0+4 sessionEpoch@4+4 engineTimeNs@8+8 safe@16+1
            VenueAnswered 66 block 3: status@0+2 form@2+1
            UserFrame 67 block 1: form@0+1
            EngineAlive 68 block 12: inboundDurable@0+8 sessionEpoch@8+4
            OrderIntent 72 block 332: orderEpoch@0+4 side@4+1 signatureType@5+1 tickSize@6+1 postOnly@7+1 \
            orderNumber@8+8 salt@16+8 timestampMs@24+8 makerAmountE6@32+8 takerAmountE6@40+8 priceE4@48+8 \
            sizeE6@56+8 expirationS@64+8 chainId@72+8 maker@80+20 signer@100+20 verifyingContract@120+20 \
            conditionId@140+32 tokenId@172+32 metadata@204+32 builder@236+32 orderId@268+32 policyHash@300+32
            OrderOutcome 73 block 13: orderEpoch@0+4 kind@4+1 orderNumber@5+8
            VenueAsked 74 block 1: kind@0+1
            ExecutorLatch 75 block 2: cause@0+1 phase@1+1
            """;

    @Test
    void theSecondVersionAddsItsMessages() throws ReflectiveOperationException {
        StringBuilder layout = new StringBuilder();
        for (String message : MESSAGES_OF_VERSION_1) {
            layout.append(layoutOf(message)).append('\n');
        }
        assertEquals(VERSION_1, layout.toString());
    }

    private static final String VERSION_2 = """
            VenueAnswer 12 block 4: question@0+1 reserved@1+1 status@2+2
            AskVenue 38 block 40: question@0+1 reserved1@1+1 reserved2@2+2 reserved3@4+4 conditionId@8+32
            """;

    @Test
    void theThirdVersionAddsItsMessages() throws ReflectiveOperationException {
        assertEquals(VERSION_2, layoutOf("VenueAnswer") + "\n" + layoutOf("AskVenue") + "\n");
    }

    @Test
    void aMovedFieldWouldBeSeen() throws ReflectiveOperationException {
        String cancel = layoutOf("CancelOrder");
        assertTrue(VERSION_0.contains(cancel));
        assertEquals(false, VERSION_0.contains(cancel.replace("orderNumber@8", "orderNumber@4")));
    }

    /** Name, template, fixed length, then each fixed field with its offset and length. */
    private static String layoutOf(String message) throws ReflectiveOperationException {
        Class<?> decoder = Class.forName("io.tapemaker.journal.codecs." + message + "Decoder");
        List<String> fields = new ArrayList<>();
        for (Method method : decoder.getMethods()) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers()) && name.endsWith("EncodingOffset")) {
                String field = name.substring(0, name.length() - "EncodingOffset".length());
                int length = (int) decoder.getMethod(field + "EncodingLength").invoke(null);
                int since = (int) decoder.getMethod(field + "SinceVersion").invoke(null);
                fields.add(String.format(
                        Locale.ROOT,
                        "%s@%d+%d%s",
                        field,
                        (int) method.invoke(null),
                        length,
                        since == 0 ? "" : " v" + since));
            }
        }
        fields.sort((a, b) -> Integer.compare(offset(a), offset(b)));
        return message + " " + decoder.getField("TEMPLATE_ID").getInt(null) + " block "
                + decoder.getField("BLOCK_LENGTH").getInt(null) + ": " + String.join(" ", fields);
    }

    private static int offset(String field) {
        return Integer.parseInt(field.substring(field.indexOf('@') + 1, field.indexOf('+')));
    }

    @Test
    void theSchemaHasItsNumber() throws ReflectiveOperationException {
        Class<?> decoder = Class.forName("io.tapemaker.journal.codecs.MarketFrameDecoder");
        assertEquals(84, decoder.getField("SCHEMA_ID").getInt(null));
        assertTrue(decoder.getField("SCHEMA_VERSION").getInt(null) >= 0);
    }
}
