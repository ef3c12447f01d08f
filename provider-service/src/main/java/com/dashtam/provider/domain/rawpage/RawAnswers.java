package com.dashtam.provider.domain.rawpage;

import com.dashtam.kernel.digest.BackgroundSha256;
import com.dashtam.kernel.feed.PageHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The bodies of the answers that a page is made of. Adapters tell them while they are called;
 * whoever calls them listens.
 */
public final class RawAnswers {

    private static final ScopedValue<RawAnswers> LISTENER = ScopedValue.newInstance();

    // A page takes about as long to hash as to read, so both are done at once.
    private final BackgroundSha256 digest = new BackgroundSha256();
    private final List<byte[]> bodies = new ArrayList<>();
    private final boolean keeping;
    private boolean any;

    private RawAnswers(boolean keeping) {
        this.keeping = keeping;
    }

    /**
     * What was called gave, and what was heard meanwhile.
     *
     * @param page absent when no answer was any good
     */
    public record Heard<T>(T answer, Optional<RawAnswers.Page> page) {}

    /**
     * @param bodies in the order in which they came; none unless they are to be kept
     */
    public record Page(PageHash hash, List<byte[]> bodies) {

        public Page {
            bodies = List.copyOf(bodies);
        }

        /** One behind the other. */
        public byte[] content() {
            if (bodies.size() == 1) {
                return bodies.getFirst();
            }
            byte[] all = new byte[bodies.stream().mapToInt(body -> body.length).sum()];
            int at = 0;
            for (byte[] body : bodies) {
                System.arraycopy(body, 0, all, at, body.length);
                at += body.length;
            }
            return all;
        }
    }

    /**
     * Listens while the call runs, in this thread.
     *
     * @param keeping whether the bodies are wanted, beside their hash
     */
    public static <T> Heard<T> listening(boolean keeping, Supplier<T> call) {
        var answers = new RawAnswers(keeping);
        T answer = ScopedValue.where(LISTENER, answers).call(call::get);
        return new Heard<>(answer, answers.page());
    }

    /** A call of which nothing becomes a part of the page, such as one for a name. */
    public static <T> T aside(Supplier<T> call) {
        return listening(false, call).answer();
    }

    /** An institution has answered with this; nobody changes it any more. */
    public static void heard(byte[] body) {
        if (LISTENER.isBound()) {
            LISTENER.get().hear(body);
        }
    }

    /** Of what was heard so far; absent when nothing was, or nobody listens. */
    public static Optional<PageHash> hashSoFar() {
        return LISTENER.isBound() ? LISTENER.get().page().map(Page::hash) : Optional.empty();
    }

    private void hear(byte[] body) {
        any = true;
        digest.add(body);
        if (keeping) {
            bodies.add(body);
        }
    }

    private Optional<Page> page() {
        return any ? Optional.of(new Page(new PageHash(digest.hex()), bodies)) : Optional.empty();
    }
}
