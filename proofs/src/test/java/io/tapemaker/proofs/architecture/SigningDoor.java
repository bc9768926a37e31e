package io.tapemaker.proofs.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that only a few methods may call.
 *
 * @param name what it is
 * @param callers full names of classes and methods that may
 * @param target finds the calls and references
 */
record SigningDoor(String name, List<String> callers, Predicate<AccessTarget> target) {

    private static final String SIGNING = "io.tapemaker.executor.signing.";

    /** The port behind which a curve stands, and what stands there. The second caller signs with keys of its own. */
    static final SigningDoor CURVE = new SigningDoor(
            "the curve",
            List.of(SIGNING + "OrderSigner.sign", SIGNING + "Curves.agrees"),
            target -> target.getName().equals("sign")
                    && List.of("Curve", "NativeCurve", "ReferenceCurve").stream()
                            .anyMatch(type -> target.getOwner().getName().equals(SIGNING + type)));

    /** Whatever in the libraries signs, of digests or of transactions. */
    static final SigningDoor LIBRARIES = new SigningDoor(
            "a library that signs",
            List.of(SIGNING + "NativeCurve.sign", SIGNING + "ReferenceCurve.sign"),
            SigningDoor::signsInALibrary);

    private static boolean signsInALibrary(AccessTarget target) {
        String owner = target.getOwner().getName();
        String member = target.getName();
        // What is called signed... recovers who has signed.
        return owner.startsWith("org.web3j.")
                        && (member.startsWith("sign") && !member.startsWith("signed") || owner.contains("Transaction"))
                || owner.startsWith("fr.acinq.secp256k1.")
                        && (member.startsWith("sign") || member.startsWith("musig"))
                        && !member.equals("signatureNormalize")
                || owner.startsWith("org.bouncycastle.crypto.signers.")
                || owner.equals("java.security.Signature");
    }

    /** The same, for nobody. */
    SigningDoor forNobody() {
        return new SigningDoor(name, List.of(), target);
    }

    /** One line for each use by somebody else. */
    List<String> offences(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> target.test(access.getTarget()) && !callers.contains(caller(access)))
                .map(access -> access.getOrigin().getFullName() + " uses "
                        + access.getTarget().getFullName() + " (line " + access.getLineNumber() + "): " + name
                        + "; let OrderSigner sign what was decoded")
                .toList();
    }

    private static String caller(JavaAccess<?> access) {
        return access.getOriginOwner().getName() + "." + access.getOrigin().getName();
    }
}
