package io.tapemaker.journal.record;

import org.agrona.sbe.MessageEncoderFlyweight;

/** The four numbers by which a record's body is decoded, as SBE's message header would carry them. */
public record MessageType(int schemaId, int schemaVersion, int templateId, int blockLength) {

    /** The numbers of a generated encoder. */
    public static MessageType of(MessageEncoderFlyweight encoder) {
        return new MessageType(
                encoder.sbeSchemaId(), encoder.sbeSchemaVersion(), encoder.sbeTemplateId(), encoder.sbeBlockLength());
    }
}
