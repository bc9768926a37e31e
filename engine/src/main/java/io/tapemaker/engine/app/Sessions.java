package io.tapemaker.engine.app;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.codecs.RunMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The session that this build begins. */
final class Sessions {

    private Sessions() {}

    /**
     * A session under these settings.
     *
     * @param origin name of the recording or venue
     * @param originHash 32 bytes that tell one from another
     */
    static Session of(RunMode mode, String origin, byte[] originHash, LoadedConfig config) {
        return new Session(
                mode,
                BusinessLogic.BEHAVIOUR_VERSION,
                BuildId.current(),
                origin,
                originHash,
                config.bytes(),
                config.parsed(),
                sha256(config.parsed()));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
