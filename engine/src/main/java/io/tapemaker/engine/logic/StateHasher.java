package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateWriter;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the whole state in the snapshot's encoding, into reused memory. */
final class StateHasher {

    private static final int HASH_LENGTH = 32;

    private final MessageDigest sha256;
    private final StateWriter state = new StateWriter();
    private final byte[] hash = new byte[HASH_LENGTH];

    StateHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }

    void hash(BusinessLogic logic) {
        state.clear();
        logic.write(state);
        sha256.update(state.array(), 0, state.length());
        try {
            sha256.digest(hash, 0, HASH_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last hash; overwritten by the next. */
    byte[] hash() {
        return hash;
    }

    int stateLength() {
        return state.length();
    }
}
