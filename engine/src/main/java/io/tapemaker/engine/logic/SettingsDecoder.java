package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.journal.types.ConditionId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings that decide out of the configuration that a session start carries. Pure: the same bytes, the
 * same settings.
 */
public interface SettingsDecoder {

    /** The settings of canonical configuration bytes of behaviour version 1. */
    BandSettings bandSettings(byte[] configParsed);

    /** The settings of canonical configuration bytes; of none, the defaults. */
    DecisionSettings settings(byte[] configParsed);

    /**
     * Canonical bytes with one setting changed.
     *
     * @param key path of the key, such as {@code quoting.frontCushion}
     * @param market the market whose terms are meant, null for the common ones
     * @throws IllegalArgumentException with a line that says what is wrong with the change
     */
    byte[] changed(byte[] configParsed, String key, String value, @Nullable ConditionId market);
}
