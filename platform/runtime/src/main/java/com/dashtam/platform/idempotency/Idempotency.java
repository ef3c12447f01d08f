package com.dashtam.platform.idempotency;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.KeyedRequest;
import com.dashtam.platform.http.ProblemException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves requests with a key so that each has its effect once, whatever repeats or breaks. */
public final class Idempotency {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final KeyTable table;

    Idempotency(KeyTable table) {
        this.table = table;
    }

    /**
     * Runs the handler, unless an earlier request with the key did.
     *
     * @param handler whose result must be that of its workflow, unchanged
     * @param rendering the answer to a result; called in the transaction that ends the workflow
     * @throws ProblemException 409 while a request with the key is under way, 422 when the key is
     *     that of another request
     * @throws IllegalStateException when the handler succeeded in no workflow and no {@link
     *     com.dashtam.kernel.workflow.Transactions#decide}: its answer could not be kept
     */
    public <T, E> Served<T, E> serve(
            KeyedRequest request,
            Supplier<Result<T, E>> handler,
            Function<Result<T, E>, KeptAnswer> rendering) {
        Optional<KeptAnswer> earlier = earlier(request);
        if (earlier.isPresent()) {
            return new Served.Replayed<>(earlier.get());
        }
        var run = new KeyedRun(table, request, result -> rendering.apply(typed(result)));
        Result<T, E> result;
        try {
            result = run.call(handler);
        } catch (KeyTakenException e) {
            return new Served.Replayed<>(earlier(request).orElseThrow(Idempotency::inUse));
        }
        return run.kept()
                .<Served<T, E>>map(Served.Kept::new)
                .orElseGet(() -> new Served.Unkept<>(refused(request, result)));
    }

    private static <T, E> Result<T, E> refused(KeyedRequest request, Result<T, E> result) {
        return switch (result) {
            case Result.Err<T, E> _ -> result;
            case Result.Ok<T, E> _ ->
                    throw new IllegalStateException(
                            request.operation() + " succeeded without keeping its answer");
        };
    }

    private Optional<KeptAnswer> earlier(KeyedRequest request) {
        Optional<KeyTable.Row> row = table.find(request);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(row.get().fingerprint(), request.fingerprint())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key was used for another request; a new request needs a new"
                            + " key.");
        }
        if (row.get().answer().isEmpty() && row.get().isLeased()) {
            throw inUse();
        }
        return row.get().answer();
    }

    private static ProblemException inUse() {
        return new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_IN_USE,
                        "A request with this Idempotency-Key is still under way.")
                .retryAfter(RETRY_AFTER);
    }

    /** The workflow ends with what the handler returns, so the two have one type. */
    @SuppressWarnings("unchecked")
    private static <T, E> Result<T, E> typed(Result<?, ?> result) {
        return (Result<T, E>) result;
    }
}
