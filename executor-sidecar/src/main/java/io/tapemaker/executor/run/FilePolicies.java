package io.tapemaker.executor.run;

import io.tapemaker.executor.domain.CapLimits;
import io.tapemaker.executor.domain.ExecutorInput;
import io.tapemaker.executor.domain.PolicyInForce;
import io.tapemaker.executor.policy.Ages;
import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.file.PolicyException;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.executor.profile.VenueProfile;

/** The policy of each run of a tape, from the bytes that its start says. Remembers the newest. */
public final class FilePolicies implements PolicyInForce.Reader {

    /** What the venue answers when asked for its version. */
    static final long VENUE_VERSION = 2;

    private static final long SECOND_NS = 1_000_000_000L;

    private final VenueProfile venue = VenueProfile.builtIn();
    private volatile Wallets wallets = Wallets.NOBODY;

    /** The venue profile as the tape names it. */
    public static String profileOf(Policy policy) {
        return policy.profile().text() + " " + VenueProfile.builtIn().version();
    }

    @Override
    public PolicyInForce read(ExecutorInput.Under under) {
        Policy policy;
        try {
            policy = PolicyFile.parse("the policy on the tape", under.policy(), null);
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!policy.sha256().equals(under.policyHash())) {
            throw new IllegalArgumentException("the policy on the tape has another SHA-256 than its start says");
        }
        if (!profileOf(policy).equals(under.profile())) {
            throw new IllegalArgumentException("this program does not know the venue profile of the tape");
        }
        wallets = new Wallets(policy.wallet().maker());
        return new PolicyInForce(
                new FilePolicyGate(policy, venue),
                limits(policy),
                patience(policy.limits().ages()),
                VENUE_VERSION);
    }

    private static PolicyInForce.Patience patience(Ages ages) {
        return new PolicyInForce.Patience(ages.geoblockNs(), ages.engineSilenceNs());
    }

    static CapLimits limits(Policy policy) {
        Caps caps = policy.caps();
        return new CapLimits(
                policy.limits().orders().maxNotionalE6(),
                caps.totalE6(),
                caps.rolling().notionalE6(),
                caps.rolling().lossE6(),
                Math.toIntExact(caps.messagesPerSecond()),
                new CapLimits.Repeated(
                        Math.toIntExact(caps.repeated().fills()),
                        Math.multiplyExact(caps.repeated().seconds(), SECOND_NS)));
    }

    /** Whose parts of trades are ours, by the newest policy that was read. */
    Wallets wallets() {
        return wallets;
    }
}
