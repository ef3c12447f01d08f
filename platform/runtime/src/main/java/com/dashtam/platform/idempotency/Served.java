package com.dashtam.platform.idempotency;

import com.dashtam.kernel.result.Result;

/** What became of a request with a key. */
public sealed interface Served<T, E> {

    /** It had its effect now, and this is what it is answered, now and from now on. */
    record Kept<T, E>(KeptAnswer answer) implements Served<T, E> {}

    /** It had its effect earlier; nothing was done. */
    record Replayed<T, E>(KeptAnswer answer) implements Served<T, E> {}

    /** It was refused without a trace, or should be tried again; the key is free. */
    record Unkept<T, E>(Result<T, E> result) implements Served<T, E> {}
}
