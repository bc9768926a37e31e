package io.tapemaker.sim.process;

import io.tapemaker.executor.keys.ApiCredentialFile;
import io.tapemaker.executor.keys.Keystores;
import io.tapemaker.executor.keys.PrivateKeyHandle;
import io.tapemaker.executor.keys.Secret;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.wire.WireAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/** Venue, tape and files of one executor that is started again and again, whatever engine it follows. */
class ExecutorSite implements AutoCloseable {

    static final String PASSWORD = "Vq7z9xKe2mWzLr4TpB6";

    final VenueKit venue = new VenueKit();
    final Path folder;
    final Path journal;
    final ExecutionsView tape;
    private final Path keystore;
    private Path credentials;

    ExecutorSite(Path folder) {
        this(folder, "");
    }

    /** With what the policy says beyond its markets. */
    ExecutorSite(Path folder, String more) {
        this.folder = folder;
        journal = folder.resolve("journal");
        keystore = folder.resolve("key.json");
        credentials = folder.resolve("api.json");
        try {
            Files.createDirectory(
                    journal, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            secret("password", PASSWORD);
            WireAccount.Credentials known = venue.account().credentials();
            secret(
                    "api.json",
                    "{\"apiKey\":\"" + known.key() + "\",\"secret\":\"" + known.secret() + "\",\"passphrase\":\""
                            + known.passphrase() + "\"}");
            Files.writeString(
                    folder.resolve("policy.yaml"),
                    policy(venue.account().address().toString()) + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tape = new ExecutionsView(journal);
    }

    private void secret(String name, String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static String market(MarketNames names) {
        return String.join(
                "\n",
                "  - conditionId: \"" + names.market() + "\"",
                "    tokens: [\"" + names.yes() + "\", \"" + names.no() + "\"]",
                "    venue: v1",
                "    negRisk: false",
                "    eventGroup: one",
                "    band: {low: \"0.10\", high: \"0.90\"}",
                "    cap: \"80\"",
                "");
    }

    static String policy(String wallet) {
        return String.join(
                "\n",
                "version: 1",
                "profile: loopback",
                "chainId: 80002",
                "wallet: {signer: \"" + wallet + "\", maker: \"" + wallet + "\", signatureType: eoa}",
                "exchanges:",
                "  standard: {address: \"0xE111180000d2663C0091e4f400237545B87B996B\", domainVersion: \"2\"}",
                "  negRisk: {address: \"0xe2222d279d744050d28e00520010520000310F59\", domainVersion: \"2\"}",
                "  protocolV2: {address: \"0x9fE6e61422AdB6F610d8597F9684b16912D50C3D\", domainVersion: \"3\"}",
                "orders:",
                "  postOnly: required",
                "  minSize: \"5\"",
                "  maxSize: \"500\"",
                "  maxNotional: \"250\"",
                "  life: {leastS: 180, mostS: 1200}",
                "book: {maxTicks: 20, maxDistance: \"0.20\", maxAgeMs: 5000}",
                "caps:",
                "  total: \"1500\"",
                "  rolling24hNotional: \"6000\"",
                "  rolling24hLoss: \"500\"",
                "  messagesPerSecond: 10",
                "  repeatedFills: {fills: 100, seconds: 60}",
                "groups: [{name: one, cap: \"1000\"}]",
                "markets:",
                VenueKit.MARKETS.stream().map(ExecutorSite::market).collect(Collectors.joining()));
    }

    /** The throwaway key is encrypted once, for this costs seconds. */
    private void makeKey() {
        if (Files.exists(keystore)) {
            return;
        }
        try (PrivateKeyHandle key = PrivateKeyHandle.take(VenueKit.KEY.clone());
                Secret password = Secret.take(PASSWORD.getBytes(StandardCharsets.UTF_8))) {
            Keystores.importKey(keystore, key, password);
        }
    }

    /** Encrypts the credentials, and takes the plain file away. */
    void encryptCredentials() {
        Path plain = credentials;
        credentials = folder.resolve("api.enc");
        try (Secret password = Secret.take(PASSWORD.getBytes(StandardCharsets.UTF_8))) {
            ApiCredentialFile.seal(plain, credentials, password);
            Files.delete(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] with(String command, String... more) {
        String[] first = {
            command,
            "--policy",
            folder.resolve("policy.yaml").toString(),
            "--loopback-port",
            Integer.toString(venue.port())
        };
        String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /** Starts it in live mode. */
    ExecutorChild live() {
        makeKey();
        return ExecutorChild.start(
                folder,
                with(
                        "run",
                        "--journal",
                        journal.toString(),
                        "--mode",
                        "live",
                        "--keystore",
                        keystore.toString(),
                        "--password-file",
                        folder.resolve("password").toString(),
                        "--credentials",
                        credentials.toString()));
    }

    /** Starts it in shadow mode. */
    ExecutorChild shadow() {
        return ExecutorChild.start(folder, with("run", "--journal", journal.toString()));
    }

    ExecutorChild doctor() {
        makeKey();
        return ExecutorChild.start(
                folder,
                with(
                        "doctor",
                        "--keystore",
                        keystore.toString(),
                        "--password-file",
                        folder.resolve("password").toString(),
                        "--credentials",
                        credentials.toString()));
    }

    /** Another command about the journal; its child at its end. */
    ExecutorChild say(String command, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = command;
        all[1] = "--journal";
        all[2] = journal.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        ExecutorChild child = ExecutorChild.start(folder, all);
        child.exitCode();
        return child;
    }

    /** Verifies the tape; fails unless it is clean. */
    String verify() {
        ExecutorChild child = say("verify");
        if (child.exitCode() != 0) {
            throw new AssertionError("verify: " + child);
        }
        return child.out();
    }

    @Override
    public void close() {
        tape.close();
        venue.close();
    }
}
