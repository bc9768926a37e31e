package io.tapemaker.executor.run;

import io.tapemaker.executor.latch.KillFile;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether bytes of a place may leave: asked before a place is signed, and once more right before its bytes go. */
final class PlaceGate implements BooleanSupplier {

    private volatile @Nullable KillFile latch;
    private volatile boolean leaving;

    /** From now on this latch decides; before there is one, nothing leaves. */
    void by(KillFile file) {
        latch = file;
    }

    /** For good: this process is on its way out. */
    void leave() {
        leaving = true;
    }

    @Override
    public boolean getAsBoolean() {
        KillFile file = latch;
        return !leaving && file != null && !file.isSet();
    }
}
