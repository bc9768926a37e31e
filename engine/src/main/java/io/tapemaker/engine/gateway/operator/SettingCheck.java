package io.tapemaker.engine.gateway.operator;

import org.jspecify.annotations.Nullable;

/**
 * Says whether a setting may be changed in flight, before the change is journaled: on the tape a bad one could only be
 * fatal. Called on the operator's thread, so it looks at nothing that the engine thread changes.
 */
@FunctionalInterface
public interface SettingCheck {

    /** For an engine without a setting that can be changed in flight. */
    SettingCheck NONE_CAN_CHANGE = (key, value, market) -> "no setting of this engine can be changed in flight";

    /**
     * What is wrong with a change.
     *
     * @param key the setting
     * @param value its value as given
     * @param market the one market that is meant, {@code 0x} and 64 lower-case digits; null for all
     * @return a line that names the mend, null if nothing is wrong
     */
    @Nullable
    String problemOf(String key, String value, @Nullable String market);
}
