package io.tapemaker.journal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tapemaker.journal.codecs.MarketFrameEncoder;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.record-text",
        milestone = Milestone.M1,
        kind = ProofKind.SECURITY,
        title = "The text of any record is one line of JSON in printable ASCII")
final class RecordTextTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int[] TEMPLATES = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 32, 33, 34, 35, 36, 64, 65, 66, 67, 68, 72, 73, 74, 75, 999
    };

    @Test
    void hostileFramesStayOnTheirLine() throws IOException {
        byte[] all = new byte[128];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String controls = new String(all, StandardCharsets.US_ASCII);
        for (String frame :
                new String[] {controls, "\u001b[31mred\r\nnext", "\u202Eright to left", "\ud83d\ude00", "\u2028"}) {
            assertEquals(
                    frame,
                    fields(textOf(frame.getBytes(StandardCharsets.UTF_8))).get("frame"));
        }
        Map<String, String> notText = fields(textOf(new byte[] {(byte) 0xC3, (byte) 0x28, 0}));
        assertEquals("wygA", notText.get("frame_base64"));
    }

    private static String textOf(byte[] frame) {
        RecordBuffer record = new RecordBuffer();
        MarketFrameEncoder encoder = new MarketFrameEncoder();
        encoder.wrap(record.buffer(), RecordBuffer.BODY_OFFSET).connection(1).putFrame(frame, 0, frame.length);
        record.complete(MessageType.of(encoder), encoder.encodedLength(), RecordSource.MARKET_DATA, 9, 5);
        return RecordText.of(record);
    }

    /** Any body under any template, also one that its template cannot have. */
    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void anyRecordIsOneLine(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        RecordBuffer record = new RecordBuffer(256);
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        if (random.nextBoolean()) {
            for (int i = 0; i < body.length; i++) {
                body[i] = (byte) (body[i] & 3);
            }
        }
        record.ensureBody(body.length);
        random.nextBytes(record.array());
        record.buffer().putBytes(RecordBuffer.BODY_OFFSET, body);
        int template = TEMPLATES[random.nextInt(TEMPLATES.length)];
        record.complete(
                new MessageType(84, 0, template, random.nextInt(120)),
                body.length,
                RecordSource.ENGINE,
                random.nextLong(),
                random.nextLong());
        Map<String, String> fields = fields(RecordText.of(record));
        assertEquals(MessageText.nameOf(template), fields.get("type"));
    }

    /** The fields of a line that is what it has to be. */
    private static Map<String, String> fields(String line) throws IOException {
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7F), () -> "not printable: " + line);
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(line)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                assertTrue(parser.nextToken().isScalarValue());
                assertEquals(null, fields.put(name, parser.getText()), name);
            }
            assertEquals(null, parser.nextToken());
        }
        return fields;
    }
}
