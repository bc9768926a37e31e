package io.tapemaker.engine.pipeline;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalAppender;

/** Asked after each record whether the whole state is to be kept here. Called on the engine thread. */
@FunctionalInterface
public interface SnapshotPoints {

    /** Nothing is kept. */
    SnapshotPoints NONE = (logic, inbound, commands) -> {};

    /** Both appenders stand right behind the record and its commands. */
    void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands);
}
