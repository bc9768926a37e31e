package io.tapemaker.engine.start;

import io.tapemaker.engine.gateway.Session;
import io.tapemaker.engine.logic.SessionFacts;
import io.tapemaker.journal.codecs.RunMode;
import java.util.Arrays;

/**
 * Whether a start goes on with the session on the tape. Only a recording can: its events come again exactly as they
 * would have come, so a run that was killed and started again leaves the tape of one that was not. Whoever deals with
 * a live venue begins a new session.
 */
final class SessionMatch {

    private SessionMatch() {}

    static boolean goesOn(Session session, SessionFacts taped) {
        return session.mode() == RunMode.FEED
                && taped.epoch() > 0
                && taped.mode() == session.mode().value()
                && taped.behaviourVersion() == session.behaviourVersion()
                && taped.build().equals(session.build())
                && Arrays.equals(taped.originHash(), session.originHash())
                && Arrays.equals(taped.configParsed(), session.configParsed());
    }
}
