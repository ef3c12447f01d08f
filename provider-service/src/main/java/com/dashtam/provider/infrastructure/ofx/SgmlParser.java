package com.dashtam.provider.infrastructure.ofx;

import com.webcohesion.ofx4j.io.OFXHandler;
import com.webcohesion.ofx4j.io.OFXSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns SGML as OFX 1.x uses it into events. Elements need no end tag; aggregates have one. An open
 * tag without content is an element if no end tag in the file has its name.
 */
final class SgmlParser {

    private static final int DEEPEST = 64;
    private static final Pattern END_TAG = Pattern.compile("</\\s*([\\w.]+)");
    private static final String CDATA = "<![CDATA[";

    private final String text;
    private final OFXHandler handler;
    private final Set<String> closed = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder content = new StringBuilder();
    private Optional<String> pending = Optional.empty();

    SgmlParser(String text, OFXHandler handler) {
        this.text = text;
        this.handler = handler;
        Matcher ends = END_TAG.matcher(text);
        while (ends.find()) {
            closed.add(ends.group(1).toUpperCase(Locale.ROOT));
        }
    }

    void parse() throws OFXSyntaxException {
        int at = 0;
        while (at < text.length()) {
            int tag = text.indexOf('<', at);
            if (tag < 0) {
                break;
            }
            content.append(Entities.resolve(text.substring(at, tag)));
            at = text.startsWith(CDATA, tag) ? character(tag) : markup(tag);
        }
        if (!open.isEmpty() || pending.isPresent()) {
            throw new OFXSyntaxException("the file ends inside " + open);
        }
    }

    private int character(int tag) throws OFXSyntaxException {
        int end = find("]]>", tag);
        content.append(text, tag + CDATA.length(), end);
        return end + "]]>".length();
    }

    private int markup(int tag) throws OFXSyntaxException {
        if (text.startsWith("<!--", tag)) {
            return find("-->", tag) + "-->".length();
        }
        int end = find(">", tag);
        String inside = text.substring(tag + 1, end).strip();
        if (inside.startsWith("/")) {
            end(name(inside.substring(1)));
        } else if (!inside.startsWith("?") && !inside.startsWith("!") && !inside.endsWith("/")) {
            start(name(inside));
        }
        return end + 1;
    }

    private int find(String mark, int from) throws OFXSyntaxException {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw new OFXSyntaxException("the file ends inside a tag");
        }
        return found;
    }

    private static String name(String text) throws OFXSyntaxException {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (!name.matches("[A-Z0-9._]{1,64}")) {
            throw new OFXSyntaxException("not the name of an element");
        }
        return name;
    }

    private void start(String name) throws OFXSyntaxException {
        Optional<String> value = takeContent();
        if (pending.isPresent()) {
            String before = pending.get();
            if (value.isPresent()) {
                handler.onElement(before, value.get());
            } else if (closed.contains(before)) {
                open(before);
            }
        }
        pending = Optional.of(name);
    }

    private void open(String aggregate) throws OFXSyntaxException {
        if (open.size() == DEEPEST) {
            throw new OFXSyntaxException("aggregates are nested too deeply");
        }
        open.push(aggregate);
        handler.startAggregate(aggregate);
    }

    private void end(String name) throws OFXSyntaxException {
        Optional<String> value = takeContent();
        Optional<String> element = pending;
        pending = Optional.empty();
        if (element.isPresent() && value.isPresent()) {
            handler.onElement(element.get(), value.get());
        }
        if (element.filter(name::equals).isPresent()) {
            return;
        }
        if (!open.contains(name)) {
            // The end tag of an element that was read already, or a stray one.
            return;
        }
        String ended;
        do {
            ended = open.pop();
            handler.endAggregate(ended);
        } while (!ended.equals(name));
    }

    private Optional<String> takeContent() {
        String value = content.toString().strip();
        content.setLength(0);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
