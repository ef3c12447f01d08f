package com.dashtam.provider.infrastructure.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what one institution says and its mapping has no word for. Such a record is kept, under
 * the most general word; the count tells that the mapping should learn.
 */
public final class UnknownValues {

    public static final String METER = "dashtam.provider.unknown.values";

    private static final Logger log = LoggerFactory.getLogger(UnknownValues.class);
    private static final int LOGGED_AT_MOST = 200;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_ -]{1,64}");

    private final MeterRegistry meters;
    private final String institution;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    public UnknownValues(MeterRegistry meters, String institution) {
        this.meters = meters;
        this.institution = institution;
    }

    /**
     * @param field a name of ours, from a small set
     */
    public void count(String field, String value) {
        meters.counter(METER, "institution", institution, "field", field).increment();
        if (WORD.matcher(value).matches()
                && logged.size() < LOGGED_AT_MOST
                && logged.add(field + ' ' + value)) {
            log.info("{} has an unknown {}: {}", institution, field, value);
        }
    }
}
