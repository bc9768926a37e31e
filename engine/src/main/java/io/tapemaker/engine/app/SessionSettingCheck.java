package io.tapemaker.engine.app;

import io.tapemaker.engine.config.ConfigChange;
import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.gateway.operator.SettingCheck;
import io.tapemaker.engine.status.EngineStatus;
import io.tapemaker.engine.status.StatusBoard;
import io.tapemaker.journal.types.ConditionId;
import org.jspecify.annotations.Nullable;

/** Tries a change on the configuration in force, as the status board shows it. */
final class SessionSettingCheck implements SettingCheck {

    private final StatusBoard board;

    SessionSettingCheck(StatusBoard board) {
        this.board = board;
    }

    @Override
    public @Nullable String problemOf(String key, String value, @Nullable String market) {
        EngineStatus status = board.latest();
        if (status == null) {
            return "the configuration in force is not known yet; ask again";
        }
        try {
            ConditionId one = market == null ? null : ConditionId.parse(market);
            ConfigChange.check(status.session().configParsed(), key, value, one);
            return null;
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }
}
