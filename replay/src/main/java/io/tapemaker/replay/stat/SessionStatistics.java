package io.tapemaker.replay.stat;

import io.tapemaker.journal.codecs.SessionStartDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * A session as its start was journaled.
 *
 * @param sequence INBOUND sequence of its start
 * @param eventTimeNs event time of its start
 * @param configHash SHA-256 of the configuration in force
 * @param build version and SHA-256 of the deciding code
 * @param origin kind of the source
 */
public record SessionStatistics(
        int epoch,
        long sequence,
        long eventTimeNs,
        String mode,
        long behaviourVersion,
        String configHash,
        String build,
        String origin) {

    private static final int HASH_LENGTH = 32;

    static SessionStatistics of(RecordBuffer record) {
        DirectBuffer buffer = record.buffer();
        SessionStartDecoder start = new SessionStartDecoder();
        start.wrap(
                buffer, RecordBuffer.BODY_OFFSET, RecordFrame.blockLength(buffer), RecordFrame.schemaVersion(buffer));
        byte[] configHash = new byte[HASH_LENGTH];
        buffer.getBytes(RecordBuffer.BODY_OFFSET + SessionStartDecoder.configHashEncodingOffset(), configHash);
        byte[] build = new byte[start.buildLength()];
        start.getBuild(build, 0, build.length);
        byte[] origin = new byte[start.originLength()];
        start.getOrigin(origin, 0, origin.length);
        return new SessionStatistics(
                RecordFrame.epoch(buffer),
                RecordFrame.sequence(buffer),
                RecordFrame.eventTimeNs(buffer),
                start.mode().name(),
                start.behaviourVersion(),
                HexFormat.of().formatHex(configHash),
                new String(build, StandardCharsets.UTF_8),
                new String(origin, StandardCharsets.UTF_8));
    }
}
