package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.settings.DecisionSettings;

/**
 * Reads the settings that decide out of the configuration that a session start carries. Pure: the same bytes, the
 * same settings.
 */
@FunctionalInterface
public interface SettingsDecoder {

    /** The settings of canonical configuration bytes. */
    DecisionSettings decode(byte[] configParsed);
}
