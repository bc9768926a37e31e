package io.tapemaker.executor.app;

import io.tapemaker.executor.files.OwnedFile;
import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.executor.policy.file.PolicyFile;
import io.tapemaker.executor.profile.Venue;
import io.tapemaker.executor.venue.polymarket.VenueHosts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The policy, and where its venue is. */
class PolicyOptions {

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "What may be signed.")
    private Path policy;

    @Option(
            names = "--policy-sha256",
            paramLabel = "HEX",
            description = "Refuse a policy file whose SHA-256 is another.")
    private @Nullable String pin;

    @Option(
            names = "--loopback-port",
            paramLabel = "PORT",
            description = "Port of the venue on 127.0.0.1, with a policy of profile loopback and only there.")
    private @Nullable Integer port;

    /** A policy and its bytes. */
    record Loaded(Policy policy, byte[] bytes) {}

    /** The policy, from a file that nobody else can change. */
    Loaded policy() {
        byte[] bytes = OwnedFile.read(policy, OwnedFile.Access.READABLE, PolicyFile.MAX_BYTES);
        return new Loaded(PolicyFile.parse(policy.toString(), bytes, pin), bytes);
    }

    /** Where the venue is. */
    VenueHosts venue(Policy of) {
        Integer at = port;
        if (of.profile() == Venue.POLYMARKET) {
            if (at != null) {
                throw new KeyConfigException("--loopback-port goes with a policy of profile loopback only");
            }
            return VenueHosts.polymarket();
        }
        if (at == null || at < 1 || at > 65_535) {
            throw new KeyConfigException("a policy of profile loopback needs --loopback-port, 1 to 65535");
        }
        return VenueHosts.loopback(new VenueHosts.Ports(at, at, at));
    }
}
