package io.tapemaker.executor.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signing.doors",
        milestone = Milestone.M5,
        kind = ProofKind.SECURITY,
        title = "From outside of the package only decoded orders and ClobAuth can be signed, and no key leaves it")
class SigningDoorsTest {

    /** All that the package shows. */
    private static final List<Class<?>> SHOWN = List.of(
            AuthHeaders.class,
            ChecksumAddress.class,
            ClobAuth.class,
            L1Headers.class,
            L2Hmac.class,
            L2Hmac.Identity.class,
            L2Hmac.Request.class,
            OrderBody.class,
            OrderBody.Entry.class,
            OrderSigner.class,
            OrderTypedData.class,
            SignedOrder.class,
            SigningKey.class);

    /** Hidden from others: what hashes and what signs. */
    private static final List<Class<?>> HIDDEN = List.of(
            Curve.class,
            Curves.class,
            ReferenceCurve.class,
            NativeCurve.class,
            Keccak.class,
            Words.class,
            TypedDataSeal.class,
            DomainSeparators.class,
            ClobAuthTypedData.class);

    private static Stream<Executable> doors(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .map(Executable.class::cast)
                .filter(door -> (door.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0);
    }

    private static String text(Executable door) {
        String types = String.join(
                ", ",
                Arrays.stream(door.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList());
        String name = door instanceof Constructor ? "<init>" : door.getName();
        return door.getDeclaringClass().getSimpleName() + "." + name + "(" + types + ")";
    }

    /** What takes bytes in, or a number that could be a digest. */
    private static boolean takesBytes(Executable door) {
        return Arrays.stream(door.getParameterTypes())
                .anyMatch(type -> type == byte[].class
                        || type.getName().equals("io.tapemaker.journal.types.Uint256")
                        || type.getName().equals("java.math.BigInteger"));
    }

    private static List<String> bytesIn(List<Class<?>> types) {
        return types.stream()
                .flatMap(SigningDoorsTest::doors)
                .filter(SigningDoorsTest::takesBytes)
                .map(SigningDoorsTest::text)
                .sorted()
                .toList();
    }

    @Test
    void bytesGoInAsAKeyOrAsWhatWasSignedAndNowhereElse() {
        assertEquals(
                List.of(
                        "Request.<init>(long, String, String, byte[])",
                        "SignedOrder.<init>(OrderFields, Uint256, String)",
                        "SigningKey.take(byte[])"),
                bytesIn(SHOWN));
        Figures.put("doors", SHOWN.stream().flatMap(SigningDoorsTest::doors).count());
    }

    @Test
    void theSignerSignsTwoThings() {
        List<String> signing = doors(OrderSigner.class)
                .map(SigningDoorsTest::text)
                .filter(text -> text.contains("sign("))
                .sorted()
                .toList();
        assertEquals(List.of("OrderSigner.sign(ClobAuth)", "OrderSigner.sign(ExchangeDomain, OrderFields)"), signing);
    }

    @Test
    void theKeyShowsItsAddressOnly() {
        List<String> doors =
                doors(SigningKey.class).map(SigningDoorsTest::text).sorted().toList();
        assertEquals(
                List.of(
                        "SigningKey.address()",
                        "SigningKey.close()",
                        "SigningKey.take(byte[])",
                        "SigningKey.toString()"),
                doors);
    }

    @Test
    void whatHashesAndWhatSignsIsHidden() {
        List<Class<?>> open = new ArrayList<>(HIDDEN);
        open.removeIf(type -> !Modifier.isPublic(type.getModifiers()));
        assertEquals(List.of(), open);
        SHOWN.forEach(type -> assertTrue(Modifier.isPublic(type.getModifiers()), type::getName));
    }

    /** Negative control: a class with a door for digests is found. */
    @Test
    void aDoorForDigestsIsFound() {
        assertEquals(List.of("Careless.sign(byte[], SigningKey)"), bytesIn(List.of(Careless.class)));
        assertFalse(bytesIn(List.of(Careless.class)).isEmpty());
    }

    /** Nothing calls it. */
    public static final class Careless {

        private Careless() {}

        /** What must not exist. */
        public static byte[] sign(byte[] digest, SigningKey key) {
            return Curves.best().sign(digest, key);
        }
    }
}
