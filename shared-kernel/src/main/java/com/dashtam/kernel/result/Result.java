package com.dashtam.kernel.result;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.function.Function;

/**
 * Either a value or the reason why there is none. Consumed by a {@code switch} over {@link Ok} and
 * {@link Err}; dropping one does not compile.
 */
@CheckReturnValue
public sealed interface Result<T, E> {

    record Ok<T, E>(T value) implements Result<T, E> {}

    record Err<T, E>(E error) implements Result<T, E> {}

    static <T, E> Result<T, E> ok(T value) {
        return new Ok<>(value);
    }

    static <T, E> Result<T, E> err(E error) {
        return new Err<>(error);
    }

    default <U> Result<U, E> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Ok<T, E>(var value) -> ok(change.apply(value));
            case Err<T, E>(var error) -> err(error);
        };
    }

    default <U> Result<U, E> flatMap(Function<? super T, Result<U, E>> next) {
        return switch (this) {
            case Ok<T, E>(var value) -> next.apply(value);
            case Err<T, E>(var error) -> err(error);
        };
    }

    default <F> Result<T, F> mapError(Function<? super E, ? extends F> change) {
        return switch (this) {
            case Ok<T, E>(var value) -> ok(value);
            case Err<T, E>(var error) -> err(change.apply(error));
        };
    }

    default <R> R fold(
            Function<? super T, ? extends R> onOk, Function<? super E, ? extends R> onErr) {
        return switch (this) {
            case Ok<T, E>(var value) -> onOk.apply(value);
            case Err<T, E>(var error) -> onErr.apply(error);
        };
    }
}
