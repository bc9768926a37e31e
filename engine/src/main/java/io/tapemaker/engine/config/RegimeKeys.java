package io.tapemaker.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tapemaker.engine.domain.regime.HoldTimes;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.regime.RegimeSettings;
import io.tapemaker.engine.domain.regime.RegimeSettings.LeadTimes;
import java.io.IOException;
import java.util.Locale;

/** The section {@code regimes}. */
final class RegimeKeys {

    private static final long YEAR_MS = 365L * 86_400_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final long DOLLAR_E6 = 1_000_000L;

    private RegimeKeys() {}

    private static final Keys<LeadTimes> LEAD = Keys.<LeadTimes>of(v -> new LeadTimes(v.next(), v.next()))
            .with("reduceMs", KeyKind.WHOLE, 0, YEAR_MS, LeadTimes::reduceMs)
            .with("pullMs", KeyKind.WHOLE, 0, YEAR_MS, LeadTimes::pullMs)
            .rule("pullMs", "must not be above reduceMs", of -> of.applyAsLong("pullMs") <= of.applyAsLong("reduceMs"));

    private static final Keys<HoldTimes> HOLDS = holds();

    /** One key for each reason, named like it. */
    private static Keys<HoldTimes> holds() {
        Keys<HoldTimes> keys = Keys.of(v -> {
            HoldTimes holds = HoldTimes.DEFAULTS;
            for (RegimeReason reason : RegimeReason.values()) {
                holds = holds.with(reason, v.next());
            }
            return holds;
        });
        for (RegimeReason reason : RegimeReason.values()) {
            keys.with(nameOf(reason), KeyKind.WHOLE, 0, DAY_MS, holds -> holds.ms(reason));
        }
        return keys;
    }

    private static String nameOf(RegimeReason reason) {
        StringBuilder name = new StringBuilder();
        for (String word : reason.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.append("Ms").toString();
    }

    static RegimeSettings read(ConfigSection section) {
        RegimeSettings absent = RegimeSettings.DEFAULTS;
        HoldTimes holds = section.record("holds", HOLDS, absent.holds());
        LeadTimes gameStart = section.record("gameStart", LEAD, absent.gameStart());
        LeadTimes end = section.record("end", LEAD, absent.end());
        long enter = section.decimal("volatilityEnter", absent.volatilityEnter(), 6, 1, DOLLAR_E6);
        long leave = section.decimal("volatilityLeave", absent.volatilityLeave(), 6, 1, DOLLAR_E6);
        section.end();
        if (leave > enter) {
            throw section.wrong("volatilityLeave", "must not be above volatilityEnter");
        }
        return new RegimeSettings(holds, gameStart, end, enter, leave);
    }

    static void write(JsonGenerator out, RegimeSettings regimes) throws IOException {
        out.writeObjectFieldStart("regimes");
        HOLDS.writeSection(out, "holds", regimes.holds());
        LEAD.writeSection(out, "gameStart", regimes.gameStart());
        LEAD.writeSection(out, "end", regimes.end());
        KeyKind.E6.write(out, "volatilityEnter", regimes.volatilityEnter());
        KeyKind.E6.write(out, "volatilityLeave", regimes.volatilityLeave());
        out.writeEndObject();
    }
}
