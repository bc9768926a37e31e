package io.tapemaker.executor.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.json",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A document beyond a bound, twice keyed or not UTF-8 is unreadable, and numbers keep their text")
class JsonTextTest {

    private static String refusal(byte[] document) {
        return assertThrows(Unreadable.class, () -> JsonText.parse(document)).why();
    }

    private static String refusal(String document) {
        return refusal(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersKeepTheirText() throws Unreadable {
        String text = "[0.57,1e400,123456789012345678901234567890,-0]";
        assertEquals(
                new Json.Arr(List.of(
                        new Json.Num("0.57"),
                        new Json.Num("1e400"),
                        new Json.Num("123456789012345678901234567890"),
                        new Json.Num("-0"))),
                JsonText.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void depth() throws Unreadable {
        JsonText.parse(nested(JsonText.MAX_DEPTH).getBytes(StandardCharsets.UTF_8));
        assertEquals("not JSON", refusal(nested(JsonText.MAX_DEPTH + 1)));
        assertEquals("not JSON", refusal(nested(100_000)));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void lengths() {
        assertEquals("longer than 4194304 bytes", refusal(new byte[JsonText.MAX_BYTES + 1]));
        assertEquals("more than 200000 values", refusal("[" + "1,".repeat(JsonText.MAX_VALUES) + "1]"));
        assertEquals("not JSON", refusal("\"" + "x".repeat(1 << 19) + "\""));
        assertEquals("not JSON", refusal("1".repeat(101)));
    }

    @Test
    void shapes() {
        assertEquals("empty", refusal(""));
        assertEquals("empty", refusal(" \n"));
        assertEquals("more than one JSON document", refusal("1 2"));
        assertEquals("not JSON", refusal("{\"a\":1,\"a\":1}"));
        assertEquals("not JSON", refusal("{\"a\":1,}"));
        assertEquals("not JSON", refusal("{'a':1}"));
        assertEquals("not JSON", refusal("[1"));
        assertEquals("not JSON", refusal("NaN"));
        assertEquals("not JSON", refusal("// x\n1"));
        assertEquals("not UTF-8", refusal(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
        assertEquals("not JSON", refusal(new byte[] {0, '1'}), "sixteen bits a character");
    }
}
