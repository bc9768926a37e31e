package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The session in force, as its start was journaled.
 *
 * @param epoch number of the session, from 1
 * @param mode code of {@link RunMode}
 * @param behaviourVersion version of what decides
 * @param originHash SHA-256 that tells one source from another
 * @param build version and SHA-256 of the deciding code
 * @param configParsed values in force as canonical JSON
 */
public record SessionFacts(
        int epoch, int mode, int behaviourVersion, byte[] originHash, String build, byte[] configParsed) {

    private static final int HASH_LENGTH = 32;
    private static final int MAX_TEXT_LENGTH = 1 << 22;

    /** Before the first session. */
    static final SessionFacts NONE = new SessionFacts(0, 0, 0, new byte[HASH_LENGTH], "", new byte[0]);

    /** Whether there is a venue that can be asked over HTTP. */
    boolean hasVenue() {
        return mode == RunMode.SHADOW.value() || mode == RunMode.LIVE.value();
    }

    /** The facts of a session start; the decoder is read to its end. */
    static SessionFacts of(SessionStartDecoder start, int epoch) {
        byte[] originHash = new byte[HASH_LENGTH];
        for (int i = 0; i < HASH_LENGTH; i++) {
            originHash[i] = (byte) start.originHash(i);
        }
        byte[] build = new byte[start.buildLength()];
        start.getBuild(build, 0, build.length);
        start.skipOrigin();
        start.skipConfigBytes();
        byte[] config = new byte[start.configParsedLength()];
        start.getConfigParsed(config, 0, config.length);
        return new SessionFacts(
                epoch,
                start.modeRaw(),
                (int) start.behaviourVersion(),
                originHash,
                new String(build, StandardCharsets.UTF_8),
                config);
    }

    /** These facts with other settings in force. */
    SessionFacts withConfig(byte[] changed) {
        return new SessionFacts(epoch, mode, behaviourVersion, originHash, build, changed);
    }

    void write(StateWriter out) {
        out.putInt(epoch);
        out.putInt(mode);
        out.putInt(behaviourVersion);
        out.putBytes(originHash);
        out.putBytes(build.getBytes(StandardCharsets.UTF_8));
        out.putBytes(configParsed);
    }

    static SessionFacts read(StateReader in) {
        return new SessionFacts(
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getBytes(HASH_LENGTH, "origin hash"),
                new String(in.getBytes(MAX_TEXT_LENGTH, "build"), StandardCharsets.UTF_8),
                in.getBytes(MAX_TEXT_LENGTH, "configuration"));
    }
}
