package io.tapemaker.executor.signing;

/** The EIP-712 hash of {@link ClobAuth}. Computed a few times in the life of a process, so nothing is kept. */
final class ClobAuthTypedData {

    private static final byte[] DOMAIN_TYPE = Keccak.ofText("EIP712Domain(string name,string version,uint256 chainId)");
    private static final byte[] DOMAIN_NAME = Keccak.ofText("ClobAuthDomain");
    private static final byte[] DOMAIN_VERSION = Keccak.ofText("1");
    private static final byte[] TYPE =
            Keccak.ofText("ClobAuth(address address,string timestamp,uint256 nonce,string message)");
    private static final byte[] MESSAGE = Keccak.ofText("This message attests that I control the given wallet");

    private ClobAuthTypedData() {}

    static byte[] digest(ClobAuth auth) {
        Keccak keccak = new Keccak();
        byte[] digest = new byte[Keccak.LENGTH];
        new TypedDataSeal(keccak).digest(domainSeparator(auth.chainId()), structHash(auth), digest);
        return digest;
    }

    static byte[] domainSeparator(long chainId) {
        byte[] separator = new byte[Keccak.LENGTH];
        new Words(4)
                .begin(DOMAIN_TYPE)
                .hash(DOMAIN_NAME)
                .hash(DOMAIN_VERSION)
                .number(chainId)
                .hashInto(new Keccak(), separator);
        return separator;
    }

    static byte[] structHash(ClobAuth auth) {
        byte[] hash = new byte[Keccak.LENGTH];
        new Words(5)
                .begin(TYPE)
                .address(auth.address())
                .hash(Keccak.ofText(Long.toString(auth.timestampS())))
                .number(auth.nonce())
                .hash(MESSAGE)
                .hashInto(new Keccak(), hash);
        return hash;
    }
}
