package com.dashtam.provider.domain.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an institution says beside its answers about how often it may be asked. Adapters tell it
 * while they are called; whoever calls them listens.
 */
public final class Quota {

    private static final ScopedValue<Quota> LISTENER = ScopedValue.newInstance();

    private @Nullable Duration longest;

    private Quota() {}

    /**
     * What was called gave, and what was heard meanwhile.
     *
     * @param spentFor how long the institution wants to be left alone; absent when it does not
     */
    public record Heard<T>(T answer, Optional<Duration> spentFor) {}

    /** Listens while the call runs, in this thread. */
    public static <T> Heard<T> listening(Supplier<T> call) {
        var quota = new Quota();
        T answer = ScopedValue.where(LISTENER, quota).call(call::get);
        return new Heard<>(answer, Optional.ofNullable(quota.longest));
    }

    /** The institution has answered, and will not again for some time. */
    public static void spentFor(Duration pause) {
        if (LISTENER.isBound()) {
            LISTENER.get().hear(pause);
        }
    }

    private void hear(Duration pause) {
        if (longest == null || pause.compareTo(longest) > 0) {
            longest = pause;
        }
    }
}
