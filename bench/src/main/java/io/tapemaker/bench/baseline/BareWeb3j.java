package io.tapemaker.bench.baseline;

import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;

/** An order signed as web3j alone does it: the JSON of {@code eth_signTypedData}, its encoder, its curve. */
public final class BareWeb3j {

    private static final String BEFORE_SALT = """
            {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},\
            {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],\
            "Order":[{"name":"salt","type":"uint256"},{"name":"maker","type":"address"},\
            {"name":"signer","type":"address"},{"name":"tokenId","type":"uint256"},\
            {"name":"makerAmount","type":"uint256"},{"name":"takerAmount","type":"uint256"},\
            {"name":"side","type":"uint8"},{"name":"signatureType","type":"uint8"},\
            {"name":"timestamp","type":"uint256"},{"name":"metadata","type":"bytes32"},\
            {"name":"builder","type":"bytes32"}]},"primaryType":"Order",\
            "domain":{"name":"Polymarket CTF Exchange","version":"2","chainId":137,\
            "verifyingContract":"CONTRACT"},"message":{"salt":\"""";

    private static final String AFTER_SALT = """
            ","maker":"MAKER","signer":"MAKER","tokenId":"TOKEN","makerAmount":"24500000","takerAmount":"50000000",\
            "side":"0","signatureType":"0","timestamp":"1795000000123","metadata":"WORD","builder":"WORD"}}""";

    private final ECKeyPair pair;
    private final String before;
    private final String after;

    /** Orders of this key's account, which differ by their salt only. */
    public BareWeb3j(byte[] secret, String contract, String maker, String tokenId) {
        pair = ECKeyPair.create(new BigInteger(1, secret));
        before = BEFORE_SALT.replace("CONTRACT", contract);
        after = AFTER_SALT.replace("MAKER", maker).replace("TOKEN", tokenId).replace("WORD", "0x" + "0".repeat(64));
    }

    /** The signature, "0x" and 65 bytes in hex. */
    public String sign(long salt) {
        try {
            byte[] digest = new StructuredDataEncoder(before + salt + after).hashStructuredData();
            Sign.SignatureData data = Sign.signMessage(digest, pair, false);
            HexFormat hex = HexFormat.of();
            return "0x" + hex.formatHex(data.getR()) + hex.formatHex(data.getS()) + hex.formatHex(data.getV());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
