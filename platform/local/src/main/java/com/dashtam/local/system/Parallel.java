package com.dashtam.local.system;

import com.dashtam.local.server.ServerFailure;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does a thing to several things at the same time. */
final class Parallel {

    private Parallel() {}

    /**
     * Returns when all are done, or throws what the first to fail threw, leaving the others to
     * themselves.
     */
    static <T> void run(List<T> items, Consumer<T> action) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var completed = new ExecutorCompletionService<Void>(threads);
        items.forEach(item ->
                completed.submit(() -> {
                    action.accept(item);
                    return null;
                }));
        threads.shutdown();
        try {
            for (int i = 0; i < items.size(); i++) {
                completed.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new ServerFailure("a step failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", e);
        }
    }
}
