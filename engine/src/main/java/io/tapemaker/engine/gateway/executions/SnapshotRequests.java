package io.tapemaker.engine.gateway.executions;

import io.tapemaker.journal.codecs.RequestSnapshotDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.util.function.Consumer;

/**
 * In a live run the executor answers, by a journal of its own; what is left for this process are the engine's wishes
 * for fresh books. Those from before the gateway is there are nobody's: it begins with every book.
 */
public final class SnapshotRequests implements Acknowledger {

    private final RequestSnapshotDecoder request = new RequestSnapshotDecoder();
    private volatile Consumer<String> gateway = token -> {};

    /** @param wanted gets the token of each book that is wanted, in decimal digits; on the engine's thread */
    public void to(Consumer<String> wanted) {
        gateway = wanted;
    }

    @Override
    public void onCommand(RecordBuffer command) {
        if (RecordFrame.templateId(command.buffer()) == RequestSnapshotDecoder.TEMPLATE_ID) {
            Uint256 token = Uint256.read(
                    command.buffer(), RecordBuffer.BODY_OFFSET + RequestSnapshotDecoder.tokenIdEncodingOffset());
            gateway.accept(new TokenId(token).toString());
        }
    }

    @Override
    public boolean poll(RecordBuffer out) {
        return false;
    }
}
