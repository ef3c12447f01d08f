package com.dashtam.kernel.command;

import com.dashtam.kernel.result.Result;

/** Carries out one kind of command: a value, or a refusal that the caller can act on. */
public interface CommandHandler<C extends Command, T, E> {

    Result<T, E> handle(C command, Caller caller);
}
