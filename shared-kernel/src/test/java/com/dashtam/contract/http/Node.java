package com.dashtam.contract.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of a contract, in which every reference is replaced by what it points at. */
public record Node(Map<String, Object> values) {

    static final Node EMPTY = new Node(Map.of());

    @SuppressWarnings("unchecked")
    static Node of(Object value) {
        return value instanceof Map<?, ?> map ? new Node((Map<String, Object>) map) : EMPTY;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Set<String> names() {
        return values.keySet();
    }

    public Optional<Object> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Optional<String> text(String key) {
        return value(key).map(Object::toString);
    }

    /** The object under the key; an empty one when there is none. */
    public Node child(String key) {
        return value(key).map(Node::of).orElse(EMPTY);
    }

    public List<Node> children(String key) {
        return list(key).stream().map(Node::of).toList();
    }

    public List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }
}
