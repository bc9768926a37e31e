package io.tapemaker.sim.process;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.OrderSide;
import java.nio.file.Path;

/** An executor's site with a stand-in for the engine, which asks for whatever a test wants. */
final class ExecutorRig extends ExecutorSite {

    final EngineStandIn engine;

    ExecutorRig(Path folder) {
        super(folder);
        engine = new EngineStandIn(journal);
    }

    /** Asks for orders until one gets an intent; the first ones come before the venue has been looked at. */
    long placeUntilIntent(int market, OrderSide side, long priceE4, long shares) {
        while (true) {
            long number = engine.place(market, side, priceE4, shares);
            tape.await(
                    "what becomes of " + number,
                    view -> view.intents.containsKey(number) || view.told(number, ExecutionKind.REJECTED));
            if (tape.intents.containsKey(number)) {
                return number;
            }
            for (int i = 0; i < 20; i++) {
                ExecutionsView.pause();
            }
        }
    }

    @Override
    public void close() {
        engine.close();
        super.close();
    }
}
