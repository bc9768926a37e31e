package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.sim.venue.AccountFacts;
import io.tapemaker.sim.venue.HeartbeatAnswer;
import io.tapemaker.sim.venue.Holding;
import io.tapemaker.sim.venue.Refusal;
import io.tapemaker.sim.venue.RefusalKind;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.web3j.crypto.Keys;

/** Keys, balances and signs of life. */
final class AccountDesk {

    private static final String UNLIMITED =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE).toString();

    private static final Pattern BEAT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SimVenue venue;
    private final MarketIndex index;
    private final WireAccounts accounts;
    private final Chains chains;
    private final boolean takesStrangeBeats;
    private final boolean bareHeartbeatKey;

    AccountDesk(SimVenue venue, MarketIndex index, WireAccounts accounts, Chains chains, ApiSettings settings) {
        this.venue = venue;
        this.index = index;
        this.accounts = accounts;
        this.chains = chains;
        this.takesStrangeBeats = settings.takesStrangeBeats();
        this.bareHeartbeatKey = settings.bareHeartbeatKey();
    }

    /** POST /auth/api-key; a wallet has one key at a time. */
    WireAnswer createKey(WireRequest request, WireAccount account) {
        boolean created = matches(request, account) && accounts.issue(account);
        return created ? credentials(account) : WireAnswer.error(400, "Could not create api key");
    }

    /** GET /auth/derive-api-key. */
    WireAnswer deriveKey(WireRequest request, WireAccount account) {
        boolean known = matches(request, account) && accounts.isIssued(account);
        return known ? credentials(account) : WireAnswer.error(400, "Could not derive api key!");
    }

    /** Whether the nonce is the one that the wallet's key was made with. */
    private static boolean matches(WireRequest request, WireAccount account) {
        long nonce = Authenticator.nonce(request);
        String derived = WireAccounts.credentialsOf(account.address(), nonce).key();
        // A key that was given and not derived belongs to nonce zero.
        return derived.equals(account.credentials().key()) || nonce == 0;
    }

    private static WireAnswer credentials(WireAccount account) {
        WireAccount.Credentials credentials = account.credentials();
        return WireAnswer.ok(Json.object()
                .put("apiKey", credentials.key())
                .put("secret", credentials.secret())
                .put("passphrase", credentials.passphrase()));
    }

    /** GET /auth/api-keys. */
    static WireAnswer keys(WireAccount account) {
        ObjectNode body = Json.object();
        return WireAnswer.ok(
                body.set("apiKeys", Json.array(List.of(account.credentials().key()))));
    }

    /** DELETE /auth/api-key. */
    WireAnswer deleteKey(WireAccount account) {
        accounts.revoke(account);
        return WireAnswer.text(200, "application/json; charset=utf-8", "\"OK\"");
    }

    /** GET /auth/ban-status/closed-only. */
    WireAnswer closedOnly(WireRequest request, WireAccount account) {
        AccountFacts facts = venue.accountFacts(account.account(), request.nowNs());
        return WireAnswer.ok(Json.object().put("closed_only", facts.closedOnly()));
    }

    /** GET /balance-allowance: base units. */
    WireAnswer balance(WireRequest request, WireAccount account) {
        AccountFacts facts = venue.accountFacts(account.account(), request.nowNs());
        String type = request.parameter("asset_type");
        if ("COLLATERAL".equals(type)) {
            return balance(account, venue.dollars(account.account()), facts.allowanceE6());
        }
        String tokenId = request.parameter("token_id");
        TokenRef token = tokenId == null ? null : index.token(tokenId);
        if (token == null || !"CONDITIONAL".equals(type) && !"CONDITIONAL-V2".equals(type)) {
            return WireAnswer.error(400, "GetBalanceAndAllowance invalid params: assetType invalid");
        }
        boolean there = index.names(token.market()).protocolV2() == "CONDITIONAL-V2".equals(type);
        // Whoever asks the other ledger learns that it has none of these.
        return there
                ? balance(account, venue.tokens(account.account(), token), facts.tokensApproved() ? Long.MAX_VALUE : 0)
                : balance(account, new Holding(0, 0, 0), 0);
    }

    private WireAnswer balance(WireAccount account, Holding holding, long allowanceE6) {
        String allowance = allowanceE6 == Long.MAX_VALUE ? UNLIMITED : Long.toString(allowanceE6);
        ObjectNode body = Json.object().put("balance", Long.toString(holding.settledE6()));
        ObjectNode allowances = body.putObject("allowances");
        for (ExchangeDomain exchange : chains.exchanges(account).all()) {
            allowances.put(Keys.toChecksumAddress(exchange.verifyingContract().toString()), allowance);
        }
        return WireAnswer.ok(body);
    }

    /** POST /v1/heartbeats. */
    WireAnswer heartbeat(WireRequest request, WireAccount account) {
        JsonNode body = Json.parse(request.body());
        JsonNode id = body == null ? null : body.get("heartbeat_id");
        if (id == null || !id.isTextual() && !id.isNull()) {
            return WireAnswer.error(400, "Invalid Heartbeat ID");
        }
        HeartbeatAnswer beat = beat(account, id.isNull() ? "" : id.textValue(), request.nowNs());
        Refusal refusal = beat.refusal();
        if (refusal == null) {
            return WireAnswer.ok(Json.object().put("heartbeat_id", beat.heartbeatId()));
        }
        if (refusal.kind() != RefusalKind.HEARTBEAT_ID) {
            return Refusals.answer(refusal);
        }
        return WireAnswer.of(
                refusal.httpStatus(),
                Json.object()
                        .put(bareHeartbeatKey ? "error" : "error_msg", refusal.message())
                        .put("heartbeat_id", beat.heartbeatId()));
    }

    private HeartbeatAnswer beat(WireAccount account, String id, long nowNs) {
        HeartbeatAnswer beat = venue.heartbeat(account.account(), id, nowNs);
        Refusal refusal = beat.refusal();
        boolean wrong = refusal != null && refusal.kind() == RefusalKind.HEARTBEAT_ID;
        // A text that cannot be an id of this venue's is no sign of another process on the same chain of beats.
        boolean strange = !id.isEmpty() && !BEAT_ID.matcher(id).matches();
        return wrong && strange && takesStrangeBeats
                ? venue.heartbeat(account.account(), beat.heartbeatId(), nowNs)
                : beat;
    }
}
