package io.tapemaker.journal.record;

import org.agrona.sbe.MessageEncoderFlyweight;

/** The four numbers by which a record's body is decoded, as SBE's message header would carry them. */
public record MessageType(int schemaId, int schemaVersion, int templateId, int blockLength) {

    /** The numbers of a message whose layout is that of the first schema. */
    public static MessageType of(MessageEncoderFlyweight encoder) {
        return since(0, encoder);
    }

    /**
     * The numbers of a message whose layout is that of a later schema. A record names the version in which its message
     * last changed and not the newest one, so that a new message changes no byte of the old ones.
     */
    public static MessageType since(int schemaVersion, MessageEncoderFlyweight encoder) {
        return new MessageType(encoder.sbeSchemaId(), schemaVersion, encoder.sbeTemplateId(), encoder.sbeBlockLength());
    }
}
