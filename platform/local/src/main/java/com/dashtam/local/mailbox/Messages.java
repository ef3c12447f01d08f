package com.dashtam.local.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The newest messages, as many as the limit allows. */
final class Messages {

    private final int limit;
    private final Deque<Message> newestFirst = new ArrayDeque<>();
    private long lastId;

    Messages(int limit) {
        this.limit = limit;
    }

    synchronized void add(LongFunction<Message> message) {
        newestFirst.addFirst(message.apply(++lastId));
        while (newestFirst.size() > limit) {
            newestFirst.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<Message> find(Predicate<Message> predicate) {
        return newestFirst.stream().filter(predicate).toList();
    }

    Optional<Message> get(long id) {
        return find(message -> message.id() == id).stream().findFirst();
    }

    synchronized void clear() {
        newestFirst.clear();
    }
}
