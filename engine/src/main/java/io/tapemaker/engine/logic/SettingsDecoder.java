package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.v1.settings.BandSettings;

/**
 * Reads the settings that decide out of the configuration that a session start carries. Pure: the same bytes, the
 * same settings.
 */
public interface SettingsDecoder {

    /** The settings of canonical configuration bytes of behaviour version 1. */
    BandSettings bandSettings(byte[] configParsed);
}
