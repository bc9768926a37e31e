package io.tapemaker.proofs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

@Proof(
        id = "architecture.signing-door",
        milestone = Milestone.M5,
        kind = ProofKind.ARCHITECTURE,
        title = "The curve is called by the signer of orders only, and cryptography stays where it is needed")
class SigningDoorTest {

    private static final List<SigningDoor> DOORS = List.of(SigningDoor.CURVE, SigningDoor.LIBRARIES);

    /** The reference that figures are compared with is the bare library. */
    private static final String BASELINE = "io.tapemaker.bench.baseline";

    /** The simulated venue recomputes what was signed, by a library that the executor's fast path does not use. */
    private static final String VENUE = "io.tapemaker.sim.wire";

    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(Planted.class);

    private static List<String> offences(SigningDoor door, Iterable<JavaClass> classes) {
        List<String> offences = new ArrayList<>();
        classes.forEach(type -> offences.addAll(door.offences(type)));
        return offences;
    }

    private static ArchRule cryptographyStaysIn(String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.web3j..", "org.bouncycastle..", "fr.acinq..");
    }

    @Test
    void cryptographyStaysWhereKeysAndSigningAre() {
        ArchRule rule = cryptographyStaysIn(
                "io.tapemaker.executor.signing..", "io.tapemaker.executor.keys..", VENUE, BASELINE + "..");
        rule.check(ProductionClasses.all());
        assertTrue(rule.evaluate(PLANTED).hasViolation(), "a planted use was not found");
    }

    @Test
    void onlyTheSignerCallsTheCurve() {
        JavaClasses classes = ProductionClasses.outside(BASELINE);
        for (SigningDoor door : DOORS) {
            assertEquals(List.of(), offences(door, classes));
        }
        Figures.put("classes", classes.size());
    }

    /** Negative control: the calls that are allowed are seen, and would be found if they were not. */
    @Test
    void theAllowedCallsAreSeen() {
        for (SigningDoor door : DOORS) {
            List<String> seen = offences(door.forNobody(), ProductionClasses.outside(BASELINE));
            for (String caller : door.callers()) {
                assertTrue(seen.stream().anyMatch(line -> line.startsWith(caller + "(")), () -> caller + " in " + seen);
            }
        }
    }

    /** Negative control. */
    @Test
    void plantedSignersAreFound() {
        List<String> found = offences(SigningDoor.LIBRARIES, PLANTED);
        for (String method : List.of("message", "pair", "signer")) {
            assertTrue(found.stream().anyMatch(line -> line.contains("Planted." + method + "(")), () -> method);
        }
        for (String method : List.of("number", "recovered")) {
            assertFalse(found.stream().anyMatch(line -> line.contains("Planted." + method + "(")), () -> method);
        }
    }

    /** Each method but the last two signs what it must not. Nothing calls them. */
    @SuppressWarnings("unused")
    private static final class Planted {

        static Object message(byte[] digest, ECKeyPair pair) {
            return Sign.signMessage(digest, pair, false);
        }

        static Object pair(byte[] digest, ECKeyPair pair) {
            return pair.sign(digest);
        }

        static Object signer(byte[] digest) {
            return new ECDSASigner().generateSignature(digest);
        }

        static BigInteger number(ECKeyPair pair) {
            return pair.getPublicKey();
        }

        static BigInteger recovered(byte[] digest, Sign.SignatureData signature) throws SignatureException {
            return Sign.signedMessageHashToKey(digest, signature);
        }
    }
}
