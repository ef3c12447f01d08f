package com.dashtam.gateway.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Hears what a class logs from now on. */
public final class LogProbe {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    private LogProbe() {}

    public static LogProbe of(Class<?> source) {
        var probe = new LogProbe();
        var appender =
                new AppenderBase<ILoggingEvent>() {
                    @Override
                    protected void append(ILoggingEvent line) {
                        probe.lines.add(line);
                    }
                };
        appender.start();
        ((Logger) LoggerFactory.getLogger(source)).addAppender(appender);
        return probe;
    }

    public List<String> warnings() {
        return lines.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
