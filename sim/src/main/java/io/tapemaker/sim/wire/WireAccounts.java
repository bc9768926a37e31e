package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.sim.frames.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;

/**
 * Which API key belongs to which account of the venue. A wallet has one key, made from its address and a nonce, so
 * equal wallets have equal keys; it works from the time at which it was asked for, or at once. Accounts that are not
 * here, such as those of the crowd, have names made up from their number.
 */
public final class WireAccounts {

    private static final HexFormat HEX = HexFormat.of();

    private final TreeMap<String, WireAccount> byKey = new TreeMap<>();
    private final TreeMap<Address, WireAccount> byAddress = new TreeMap<>();
    private final TreeMap<Integer, WireAccount> byNumber = new TreeMap<>();
    private final Set<String> issued = new LinkedHashSet<>();
    private final TreeMap<Address, Long> chains = new TreeMap<>();
    private @Nullable Newcomers newcomers;

    /** Opens an account at the venue for a wallet that nobody has heard of. */
    @FunctionalInterface
    public interface Newcomers {

        /**
         * Opens it; called while the venue is held, at its time.
         *
         * @return the number of the account
         */
        int open(Address address);
    }

    /** From now on any wallet that can sign its login is let in. */
    public void welcome(Newcomers opener) {
        newcomers = opener;
    }

    /** The credentials of a wallet for a nonce. */
    public static WireAccount.Credentials credentialsOf(Address address, long nonce) {
        String seed = "api-key/" + address + "/" + nonce;
        byte[] secret = Digests.sha256(seed + "/secret");
        return new WireAccount.Credentials(
                uuid(Digests.sha256(seed)),
                new String(Base64.getUrlEncoder().encode(secret), StandardCharsets.US_ASCII),
                HEX.formatHex(Digests.sha256(seed + "/passphrase")));
    }

    private static String uuid(byte[] digest) {
        String hex = HEX.formatHex(digest, 0, 16);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    /** An account without a wallet of its own whose key works at once. */
    public WireAccount add(int account, Address address) {
        return add(new WireAccount(account, address, credentialsOf(address, 0), address, SignatureType.EOA), true);
    }

    /**
     * An account.
     *
     * @param working whether its API key works at once, and not only after it was created
     * @throws IllegalArgumentException if the number, the address or the key is taken
     */
    public WireAccount add(WireAccount account, boolean working) {
        String key = account.credentials().key();
        if (byNumber.containsKey(account.account())
                || byAddress.containsKey(account.address())
                || byKey.containsKey(key)) {
            throw new IllegalArgumentException("account " + account.account() + " is known by number, address or key");
        }
        byNumber.put(account.account(), account);
        byAddress.put(account.address(), account);
        byKey.put(key, account);
        if (working) {
            issued.add(key);
        }
        return account;
    }

    /** All of them, by address. */
    public Collection<WireAccount> all() {
        return Collections.unmodifiableCollection(byAddress.values());
    }

    /** Whose working key it is. */
    @Nullable
    WireAccount ofKey(String key) {
        return issued.contains(key) ? byKey.get(key) : null;
    }

    @Nullable
    WireAccount ofAddress(Address address) {
        return byAddress.get(address);
    }

    @Nullable
    WireAccount ofNumber(int account) {
        return byNumber.get(account);
    }

    /** The number of the account with this wallet, -1 if there is none. */
    int ofMaker(@Nullable String wallet) {
        for (WireAccount account : byNumber.values()) {
            if (account.makerAddress().equalsIgnoreCase(wallet)) {
                return account.account();
            }
        }
        return -1;
    }

    /** An account for a wallet that has shown that it can sign, null if nobody is let in. */
    @Nullable
    WireAccount admit(Address address, long nonce, long chainId) {
        Newcomers opener = newcomers;
        if (opener == null) {
            return null;
        }
        chains.put(address, chainId);
        WireAccount.Credentials credentials = credentialsOf(address, nonce);
        int account = opener.open(address);
        return add(new WireAccount(account, address, credentials, address, SignatureType.EOA), false);
    }

    /** For which chain a wallet signed that came by itself, null for one that did not. */
    @Nullable
    Long chainOf(Address address) {
        return chains.get(address);
    }

    /** Lets a key work; false if it does already. */
    boolean issue(WireAccount account) {
        return issued.add(account.credentials().key());
    }

    boolean isIssued(WireAccount account) {
        return issued.contains(account.credentials().key());
    }

    /** Takes a key away. */
    void revoke(WireAccount account) {
        issued.remove(account.credentials().key());
    }

    /** The API key of an account as others see it. */
    String ownerOf(int account) {
        WireAccount known = byNumber.get(account);
        return known == null
                ? uuid(Digests.sha256("stranger/" + account))
                : known.credentials().key();
    }

    /** The wallet of an account as others see it. */
    String makerAddressOf(int account) {
        WireAccount known = byNumber.get(account);
        return known == null
                ? Keys.toChecksumAddress("0x" + HEX.formatHex(Digests.sha256("stranger/" + account), 0, Address.LENGTH))
                : known.makerAddress();
    }
}
