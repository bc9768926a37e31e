package io.tapemaker.engine.recovery;

import io.tapemaker.engine.config.BandConfigReader;
import io.tapemaker.engine.config.ConfigChange;
import io.tapemaker.engine.config.ConfigReader;
import io.tapemaker.engine.domain.settings.DecisionSettings;
import io.tapemaker.engine.domain.v1.settings.BandSettings;
import io.tapemaker.engine.logic.SettingsDecoder;
import io.tapemaker.journal.types.ConditionId;
import org.jspecify.annotations.Nullable;

/** Settings out of the configuration that sessions journal. */
final class TapedSettings implements SettingsDecoder {

    private static final String PLACE = "journaled configuration";

    @Override
    public BandSettings bandSettings(byte[] configParsed) {
        return BandConfigReader.read(PLACE, configParsed);
    }

    @Override
    public DecisionSettings settings(byte[] configParsed) {
        return ConfigReader.readTaped(PLACE, configParsed).decision();
    }

    @Override
    public byte[] changed(byte[] configParsed, String key, String value, @Nullable ConditionId market) {
        return ConfigChange.of(configParsed, key, value, market);
    }
}
