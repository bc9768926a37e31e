package io.tapemaker.journal.net;

import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A proxy that is set for a whole process. */
public final class SystemProxy {

    private static final List<String> PROPERTIES =
            List.of("http.proxyHost", "https.proxyHost", "ftp.proxyHost", "socksProxyHost");

    private SystemProxy() {}

    /**
     * Refuses to start behind one. It would not be used, but whoever set it believes otherwise, and where a trade is
     * seen to come from is no matter for belief.
     *
     * @throws IllegalStateException if one is set; one line that names the property
     */
    public static void refuse(Properties properties) {
        for (String key : PROPERTIES) {
            if (!properties.getProperty(key, "").isEmpty()) {
                throw new IllegalStateException("a proxy is set: remove -D" + key + ", none is ever used here");
            }
        }
        String system = properties.getProperty("java.net.useSystemProxies", "");
        if (system.toLowerCase(Locale.ROOT).equals("true")) {
            throw new IllegalStateException("a proxy is set: remove -Djava.net.useSystemProxies");
        }
    }
}
