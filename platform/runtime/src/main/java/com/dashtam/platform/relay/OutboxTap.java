package com.dashtam.platform.relay;

import io.debezium.processors.spi.PostProcessor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;

/**
 * Shows the change that made each row as soon as the engine has read it. The engine's queue hands
 * rows on once in a poll interval only, which would make events wait for nothing.
 *
 * <p>Public, and tied to its reader by name, because the engine makes its post-processors itself.
 */
public final class OutboxTap implements PostProcessor {

    static final String READER = "reader";

    private static final Map<String, Consumer<Struct>> READERS = new ConcurrentHashMap<>();

    private Consumer<Struct> reader =
            change -> {
                throw new IllegalStateException("not configured");
            };

    /**
     * @param reader called by the engine's reading thread, in the order of the log; what it throws
     *     ends the engine
     */
    static void register(String name, Consumer<Struct> reader) {
        READERS.put(name, reader);
    }

    static void forget(String name) {
        READERS.remove(name);
    }

    @Override
    public void configure(Map<String, ?> properties) {
        Consumer<Struct> registered = READERS.get(String.valueOf(properties.get(READER)));
        if (registered == null) {
            throw new IllegalStateException("the reader of this tap has ended");
        }
        reader = registered;
    }

    @Override
    public void apply(Object key, Struct change) {
        if (LogReader.rowOf(change).isPresent()) {
            reader.accept(change);
        }
    }

    @Override
    public void close() {
        // The reader forgets itself.
    }
}
