package io.tapemaker.sim.workload;

import java.util.Set;
import java.util.regex.Pattern;

/** What is left of a frame without its values: the member order and the separators. */
public final class WireStyle {

    private static final Pattern VALUE = Pattern.compile("(\":)\"(?!book|price_change|last_trade_price)[^\"]*\"");
    private static final Pattern REPEATED_ELEMENT = Pattern.compile("(\\{[^{}\\[\\]]*\\})(,? ?\\1)+");

    static final String CHANGE = "{\"market\":\"\", \"price_changes\":[{\"asset_id\":\"\", \"price\":\"\", "
            + "\"size\":\"\", \"side\":\"\", \"hash\":\"\", \"best_bid\":\"\", \"best_ask\":\"\"}], "
            + "\"timestamp\":\"\", \"event_type\":\"price_change\"}";
    static final String TRADE = "{\"market\":\"\", \"asset_id\":\"\", \"price\":\"\", \"size\":\"\", "
            + "\"fee_rate_bps\":\"\", \"side\":\"\", \"timestamp\":\"\", \"event_type\":\"last_trade_price\", "
            + "\"transaction_hash\":\"\"}";
    static final String REFRESH = "{\"market\":\"\", \"asset_id\":\"\", \"bids\":[{\"price\":\"\", \"size\":\"\"}], "
            + "\"asks\":[{\"price\":\"\", \"size\":\"\"}], \"hash\":\"\", \"timestamp\":\"\", "
            + "\"event_type\":\"book\"}";
    static final String SNAPSHOT = "[{\"market\":\"\",\"asset_id\":\"\",\"timestamp\":\"\",\"hash\":\"\","
            + "\"bids\":[{\"price\":\"\",\"size\":\"\"}],\"asks\":[{\"price\":\"\",\"size\":\"\"}],\"tick_size\":\"\","
            + "\"event_type\":\"book\",\"last_trade_price\":\"\"}]\n";
    /** The styles of recorded frames. */
    public static final Set<String> STYLES = Set.of(CHANGE, TRADE, REFRESH, SNAPSHOT, "PONG");

    private WireStyle() {}

    /** The frame without its values, and with one of a run of equal elements. */
    public static String of(String frame) {
        String noValues = VALUE.matcher(frame).replaceAll("$1\"\"");
        String shorter = REPEATED_ELEMENT.matcher(noValues).replaceAll("$1");
        // Once levels are gone, whole books are runs of equal elements too.
        return shorter.replaceAll("(\\{[^\\n]*?\\})(,\\1)+(?=\\]\\n)", "$1");
    }
}
