package io.tapemaker.executor.keys;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** The conversion word {@code safe} of the log's pattern: message and kind of exception, through {@link LogGuard}. */
public final class SafeMessageConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String message = LogGuard.line(String.valueOf(event.getFormattedMessage()));
        IThrowableProxy proxy = event.getThrowableProxy();
        if (proxy == null) {
            return message;
        }
        String kind = proxy instanceof ThrowableProxy known
                ? LogGuard.kindOf(known.getThrowable())
                : String.valueOf(proxy.getClassName());
        return message + " [" + LogGuard.line(kind) + "]";
    }
}
