package io.tapemaker.engine.status;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.logic.BusinessLogic;

/** Whether the operator paused quoting, out of the state's bytes: behaviour version, sequence, time, then this. */
final class PausedFlag {

    private final StateWriter state = new StateWriter();

    boolean of(BusinessLogic logic) {
        state.clear();
        logic.write(state);
        StateReader in = new StateReader(state.array(), 0, state.length());
        in.getInt();
        in.getLong();
        in.getLong();
        return in.getBoolean();
    }
}
