package com.dashtam.platform.idempotency;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.KeyedRequest;
import com.dashtam.platform.idempotency.KeyTable.Claim;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler at work for a request with a key, on the thread that serves it. The first workflow that
 * it begins, or the first transaction that decides, holds the key.
 */
public final class KeyedRun implements KeyHold {

    private static final Logger log = LoggerFactory.getLogger(KeyedRun.class);
    private static final ScopedValue<KeyedRun> CURRENT = ScopedValue.newInstance();

    private final KeyTable table;
    private final KeyedRequest request;
    private final Function<Result<?, ?>, KeptAnswer> rendering;
    private int takes;
    private @Nullable UUID opened;
    private @Nullable KeptAnswer kept;

    KeyedRun(KeyTable table, KeyedRequest request, Function<Result<?, ?>, KeptAnswer> rendering) {
        this.table = table;
        this.request = request;
        this.rendering = rendering;
    }

    /** The hold for what is about to begin on this thread. */
    public static KeyHold hold() {
        return CURRENT.isBound() && !CURRENT.get().isClaimed() ? CURRENT.get() : NONE;
    }

    /** Notes which durable workflow the request has opened. */
    public static void opened(UUID workflowId) {
        if (CURRENT.isBound() && CURRENT.get().opened == null) {
            CURRENT.get().opened = workflowId;
        }
    }

    <T> T call(Supplier<T> handler) {
        return ScopedValue.where(CURRENT, this).call(handler::get);
    }

    /** To be asked when the handler is done: until then a commit may still fail. */
    Optional<KeptAnswer> kept() {
        return Optional.ofNullable(kept);
    }

    @Override
    public void claim() {
        take(Optional.empty());
    }

    @Override
    public UUID claim(UUID workflowId) {
        Claim claim = take(Optional.of(workflowId));
        return claim.workflowId().orElse(workflowId);
    }

    private Claim take(Optional<UUID> workflowId) {
        Claim claim = table.claim(request, workflowId).orElseThrow(KeyTakenException::new);
        takes = claim.takes();
        if (takes > 1) {
            log.info("{} is carried on: its first request never ended", claim.workflowId());
        }
        return claim;
    }

    @Override
    public void keep(Result<?, ?> result) {
        KeptAnswer answer = rendering.apply(result);
        boolean held = answer.isFinal() ? table.keep(request, takes, answer, opened) : release();
        if (!held) {
            throw new KeyTakenException();
        }
        kept = answer.isFinal() ? answer : null;
    }

    @Override
    public boolean release() {
        boolean released = table.release(request, takes);
        takes = 0;
        return released;
    }

    private boolean isClaimed() {
        return takes > 0;
    }
}
