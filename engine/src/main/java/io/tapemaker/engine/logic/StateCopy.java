package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.function.Consumer;

/** Brings the state of one object into another of its kind. */
final class StateCopy {

    private StateCopy() {}

    static void copy(Consumer<StateWriter> from, Consumer<StateReader> to) {
        StateWriter writer = new StateWriter();
        from.accept(writer);
        StateReader reader = new StateReader(writer.toByteArray());
        to.accept(reader);
        reader.finish();
    }
}
