package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.journal.types.Decimals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Who sent a request: by the wallet's signature (L1) or by the secret of its API key (L2). */
final class Authenticator {

    private static final long SECOND = 1_000_000_000L;
    private static final String HMAC = "HmacSHA256";
    private static final String MESSAGE = "This message attests that I control the given wallet";

    private final WireAccounts accounts;
    private final ApiSettings settings;
    private final Chains chains;

    Authenticator(WireAccounts accounts, ApiSettings settings) {
        this(accounts, new Chains(accounts, settings.chainId()), settings);
    }

    Authenticator(WireAccounts accounts, Chains chains, ApiSettings settings) {
        this.accounts = accounts;
        this.chains = chains;
        this.settings = settings;
    }

    /** Whose API key signed exactly this request, null if nobody's did. */
    @Nullable
    WireAccount byKey(WireRequest request) {
        WireAccount account = accounts.ofKey(request.header("POLY_API_KEY"));
        if (account == null
                || !account.address().equals(address(request))
                || !isTimely(request)
                || !same(
                        request.header("POLY_PASSPHRASE"), account.credentials().passphrase())) {
            return null;
        }
        String expected = hmac(account.credentials().secret(), request);
        return same(request.header("POLY_SIGNATURE"), expected) ? account : null;
    }

    /** Whether these are the credentials of a working key: what the user channel asks for. */
    @Nullable
    WireAccount byCredentials(WireAccount.Credentials shown) {
        WireAccount account = accounts.ofKey(shown.key());
        boolean right = account != null
                && same(shown.secret(), account.credentials().secret())
                && same(shown.passphrase(), account.credentials().passphrase());
        return right ? account : null;
    }

    /** Whose wallet signed that it wants an API key, null if it is nobody's that trades here. */
    @Nullable
    WireAccount byWallet(WireRequest request) {
        Address address = address(request);
        long nonce = nonce(request);
        if (address == null || nonce < 0 || !isTimely(request)) {
            return null;
        }
        WireAccount account = accounts.ofAddress(address);
        byte[] signature = hex(request.header("POLY_SIGNATURE"));
        for (long chainId : chains.ofLogin(account)) {
            byte[] digest = clobAuth(request, address, chainId).digest();
            if (address.equals(TypedData.signer(digest, signature))) {
                return account == null ? accounts.admit(address, nonce, chainId) : account;
            }
        }
        return null;
    }

    /** The nonce of a wallet's request, negative if it is none. */
    static long nonce(WireRequest request) {
        String text = request.header("POLY_NONCE");
        return text.isEmpty() ? 0 : Decimals.parse(text, 0);
    }

    static TypedData clobAuth(WireRequest request, Address address, long chainId) {
        ObjectNode document = Json.object();
        ObjectNode types = document.putObject("types");
        types.set("EIP712Domain", TypedData.members("string name,string version,uint256 chainId"));
        types.set("ClobAuth", TypedData.members("address address,string timestamp,uint256 nonce,string message"));
        document.put("primaryType", "ClobAuth");
        document.putObject("domain")
                .put("name", "ClobAuthDomain")
                .put("version", "1")
                .put("chainId", Long.toString(chainId));
        document.putObject("message")
                .put("address", address.toString())
                .put("timestamp", request.header("POLY_TIMESTAMP"))
                .put("nonce", Long.toString(nonce(request)))
                .put("message", MESSAGE);
        return new TypedData(document);
    }

    private boolean isTimely(WireRequest request) {
        long seconds = Decimals.parse(request.header("POLY_TIMESTAMP"), 0);
        boolean fits = seconds >= 0 && seconds <= Long.MAX_VALUE / SECOND;
        return fits && Math.abs(seconds * SECOND - request.nowNs()) <= settings.skewNs();
    }

    private static @Nullable Address address(WireRequest request) {
        try {
            return Address.parse(request.header("POLY_ADDRESS"));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    /** Over time, method, path without the query, and body; in the alphabet for addresses, with its padding. */
    static String hmac(String secret, WireRequest request) {
        byte[] key = Base64.getDecoder().decode(secret.replace('-', '+').replace('_', '/'));
        String head = request.header("POLY_TIMESTAMP") + request.method().toUpperCase(Locale.ROOT) + request.path();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(mac.doFinal(request.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC + "; use a complete JDK", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
