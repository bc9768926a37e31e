package io.tapemaker.replay.diff;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import org.agrona.DirectBuffer;

/** Puts sessions of this build, under one configuration, in the place of those on a tape. */
final class OtherSessions {

    private static final int HASH_LENGTH = 32;

    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer start = new RecordBuffer();
    private final LoadedConfig config;

    OtherSessions(LoadedConfig config) {
        this.config = config;
    }

    /** The record to be handled: the same, if it starts no session. */
    RecordBuffer instead(RecordBuffer taped) {
        DirectBuffer buffer = taped.buffer();
        if (RecordFrame.templateId(buffer) != SessionStartDecoder.TEMPLATE_ID) {
            return taped;
        }
        SessionStartDecoder decoder = new SessionStartDecoder();
        decoder.wrap(
                buffer, RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer));
        // Build and kind of the source say nothing to what decides.
        byte[] originHash = new byte[HASH_LENGTH];
        buffer.getBytes(RecordBuffer.BODY_OFFSET + SessionStartDecoder.originHashEncodingOffset(), originHash);
        Session session = new Session(
                RunMode.get(decoder.modeRaw()),
                BusinessLogic.BEHAVIOUR_VERSION,
                "",
                "",
                originHash,
                config.bytes(),
                config.parsed(),
                new byte[HASH_LENGTH]);
        encoder.sessionStart(start, session, RecordFrame.eventTimeNs(buffer));
        return start;
    }
}
