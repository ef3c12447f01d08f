package com.dashtam.provider.infrastructure.ofx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the tags of OFX into aggregates and elements. In SGML elements need no end tag, and banks
 * forget those of aggregates: an open tag without content is an aggregate if OFX knows it as one,
 * or if an end tag in the file has its name. What ends twice, or was never open, is passed over.
 */
final class SgmlParser implements TagReader.Tags {

    /** Takes what is in the file; what starts also ends, each after what it contains. */
    interface Elements {

        void start(String aggregate);

        void element(String name, String value);

        void end(String aggregate);
    }

    private static final int DEEPEST = 64;

    private final Set<String> closed;
    private final Elements elements;
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<String> pending = Optional.empty();
    private boolean rooted;

    /**
     * @param closed the names of all end tags of the file
     */
    SgmlParser(Set<String> closed, Elements elements) {
        this.closed = closed;
        this.elements = elements;
    }

    @Override
    public void start(String name, String before, boolean empty) {
        settle(before);
        if (open.isEmpty() && !name.equals(Structure.ROOT)) {
            return;
        }
        if (Structure.hasLevel(name)) {
            open(name);
            if (empty) {
                close(name);
            }
        } else if (!empty) {
            pending = Optional.of(name);
        }
    }

    /** What the tag before was, now that its content is known. */
    private void settle(String content) {
        if (pending.isPresent()) {
            String name = pending.get();
            pending = Optional.empty();
            if (!content.isEmpty()) {
                elements.element(name, content);
            } else if (closed.contains(name) || Structure.isAggregate(name)) {
                open(name);
            }
        }
    }

    private void open(String name) {
        if (Structure.hasLevel(name)) {
            while (open.stream().anyMatch(other -> Structure.ends(name, other))) {
                elements.end(open.pop());
            }
        }
        if (open.size() == DEEPEST) {
            throw new UnreadableException("aggregates are nested too deeply");
        }
        rooted = true;
        open.push(name);
        elements.start(name);
    }

    @Override
    public void end(String name, String before) {
        boolean element = pending.filter(name::equals).isPresent();
        if (element && before.isEmpty()) {
            pending = Optional.empty();
            return;
        }
        pending.filter(_ -> !before.isEmpty()).ifPresent(it -> elements.element(it, before));
        pending = Optional.empty();
        if (!element && open.contains(name)) {
            close(name);
        }
    }

    private void close(String name) {
        String ended;
        do {
            ended = open.pop();
            elements.end(ended);
        } while (!ended.equals(name));
    }

    /**
     * Sees to it that nothing is missing.
     *
     * @throws UnreadableException when the file is no OFX, or breaks off
     */
    void requireWhole() {
        if (!rooted) {
            throw new UnreadableException("there is no OFX in the file");
        }
        if (!open.isEmpty()) {
            throw new UnreadableException("the file ends inside " + open);
        }
    }
}
