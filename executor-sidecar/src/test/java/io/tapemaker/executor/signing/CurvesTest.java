package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.curves",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "The native curve signs only where it loads and agrees with the reference")
class CurvesTest {

    private static final Curve REFERENCE = Curves.reference();

    private static Curve curve(BiFunction<byte[], SigningKey, byte[]> sign) {
        return new Curve() {
            @Override
            public String name() {
                return "altered";
            }

            @Override
            public byte[] sign(byte[] digest, SigningKey key) {
                return sign.apply(digest, key);
            }
        };
    }

    private static Curve altered(int at, int mask) {
        return curve((digest, key) -> {
            byte[] signature = REFERENCE.sign(digest, key);
            signature[at] ^= (byte) mask;
            return signature;
        });
    }

    @Test
    void whatDoesNotLoadIsReplacedByTheReference() {
        assertSame(
                REFERENCE,
                Curves.choose(
                        () -> {
                            throw new UnsatisfiedLinkError("planted");
                        },
                        REFERENCE));
        assertSame(
                REFERENCE,
                Curves.choose(
                        () -> {
                            throw new IllegalStateException("planted");
                        },
                        REFERENCE));
    }

    @Test
    void whatDisagreesIsReplacedByTheReference() {
        for (int at = 0; at < Curve.SIGNATURE_LENGTH; at++) {
            Curve disagreeing = altered(at, 1);
            assertSame(REFERENCE, Curves.choose(() -> disagreeing, REFERENCE));
        }
    }

    /** It errs once, in one of the signatures of the self-test. */
    @Test
    void oneErrorIsEnough() {
        for (int wrong = 1; wrong <= 4; wrong++) {
            AtomicInteger left = new AtomicInteger(wrong);
            Curve once = curve((digest, key) -> {
                byte[] signature = REFERENCE.sign(digest, key);
                signature[0] ^= (byte) (left.decrementAndGet() == 0 ? 1 : 0);
                return signature;
            });
            assertSame(REFERENCE, Curves.choose(() -> once, REFERENCE), "wrong " + wrong);
        }
    }

    @Test
    void whatAgreesIsTaken() {
        Curve same = altered(0, 0);
        assertSame(same, Curves.choose(() -> same, REFERENCE));
    }

    @Test
    void theSignerSaysWhichCurveSigns() {
        assertEquals(
                ReferenceCurve.NAME,
                OrderSigner.onReferenceCurve(Keys.key(), List.of()).curve());
        String best = OrderSigner.of(Keys.key(), List.of()).curve();
        assertTrue(List.of(ReferenceCurve.NAME, NativeCurve.NAME).contains(best), best);
        Figures.put("curve", best);
    }

    /** Where there is a native library for this machine, its silent absence would be a fault of the build. */
    @Test
    void theNativeCurveLoadsOnLinux() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        Assumptions.assumeTrue(machine.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64|aarch64)"), machine);
        assertEquals(NativeCurve.NAME, Curves.best().name());
        assertEquals(NativeCurve.NAME, NativeCurve.load().name());
    }

    /** Known signatures of RFC 6979 on this curve, and keys at the ends of the range. */
    @Test
    void bothGiveEqualSignaturesAtTheEdges() {
        List<String> secrets = List.of(
                "0".repeat(63) + "1",
                "0".repeat(63) + "2",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
                Keys.SECRET);
        List<String> digests = List.of("0".repeat(63) + "1", "f".repeat(64), "80" + "0".repeat(62), "0".repeat(64));
        for (String secret : secrets) {
            for (String digest : digests) {
                byte[] bytes = HexFormat.of().parseHex(digest);
                try (SigningKey key = SigningKey.take(HexFormat.of().parseHex(secret))) {
                    assertArrayEquals(REFERENCE.sign(bytes, key), Curves.best().sign(bytes, key));
                }
            }
        }
    }

    @Test
    void aKeyWhosePointIsAnothersDoesNotSign() {
        SigningKey key = Keys.key();
        SigningKey other = SigningKey.take(HexFormat.of().parseHex("0".repeat(63) + "1"));
        System.arraycopy(other.secret(), 0, key.secret(), 0, SigningKey.LENGTH);
        byte[] digest = Keccak.ofText("planted");
        assertThrows(RuntimeException.class, () -> REFERENCE.sign(digest, key));
        assertThrows(RuntimeException.class, () -> Curves.best().sign(digest, key));
    }
}
