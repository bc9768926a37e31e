package io.tapemaker.executor.profile;

import org.jspecify.annotations.Nullable;

/** The protocol that a market lives on, as the venue names it. */
public enum VenueVersion {
    /** Conditional tokens on CLOB V2: domain version 2. */
    V1("v1", "2"),
    /** Protocol V2: domain version 3. */
    V2("v2", "3");

    private final String text;
    private final String domainVersion;

    VenueVersion(String text, String domainVersion) {
        this.text = text;
        this.domainVersion = domainVersion;
    }

    /** The venue's word. */
    public String text() {
        return text;
    }

    /** The version of the EIP-712 domain that orders of such a market are signed under. */
    public String domainVersion() {
        return domainVersion;
    }

    /** The version of exactly this word, or null: an unknown one is never guessed. */
    public static @Nullable VenueVersion ofText(String text) {
        for (VenueVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        return null;
    }
}
