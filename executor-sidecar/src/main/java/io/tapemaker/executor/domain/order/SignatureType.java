package io.tapemaker.executor.domain.order;

/** Who holds the funds of an order, and how its signature is checked; the code is part of what is signed. */
public enum SignatureType {
    /** The signing key's own account. */
    EOA(0),
    /** A proxy wallet of the venue. */
    POLY_PROXY(1),
    /** A Safe of the venue. */
    POLY_GNOSIS_SAFE(2),
    /** A deposit wallet, which checks a nested signature itself (ERC-1271, ERC-7739). */
    POLY_1271(3);

    private final int code;

    SignatureType(int code) {
        this.code = code;
    }

    /** The code that the venue signs. */
    public int code() {
        return code;
    }

    /**
     * The type of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SignatureType of(int code) {
        for (SignatureType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no signature type " + code);
    }
}
