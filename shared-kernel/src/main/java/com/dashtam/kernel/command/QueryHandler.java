package com.dashtam.kernel.command;

/** Answers one kind of query. */
public interface QueryHandler<Q extends Query, T> {

    T handle(Q query);
}
