package io.tapemaker.executor.signing;

/** The last step of EIP-712: the digest of a domain separator and a struct hash. Not thread-safe. */
final class TypedDataSeal {

    private static final int SEPARATOR_AT = 2;
    private static final int STRUCT_AT = SEPARATOR_AT + Keccak.LENGTH;
    private static final int LENGTH = STRUCT_AT + Keccak.LENGTH;

    private final byte[] bytes = new byte[LENGTH];
    private final Keccak keccak;

    TypedDataSeal(Keccak keccak) {
        this.keccak = keccak;
        bytes[0] = 0x19;
        bytes[1] = 0x01;
    }

    void digest(byte[] separator, byte[] structHash, byte[] output) {
        System.arraycopy(separator, 0, bytes, SEPARATOR_AT, Keccak.LENGTH);
        System.arraycopy(structHash, 0, bytes, STRUCT_AT, Keccak.LENGTH);
        keccak.hash(bytes, LENGTH, output);
    }
}
