package io.tapemaker.engine.status;

import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.logic.BusinessLogic;

/** What the behaviour in force adds to a status. Called on the engine thread between two events; changes nothing. */
@FunctionalInterface
public interface BehaviourStatusSource {

    /** Nothing. */
    BehaviourStatusSource NONE = (logic, out) -> {};

    /** Puts what is to be shown. */
    void fill(BusinessLogic logic, BehaviourStatus out);
}
