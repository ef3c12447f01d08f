package com.dashtam.gateway.edge;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells who a client is. Only what our own proxies wrote into {@code X-Forwarded-For} counts: read
 * from the right, the first address that is not one of them.
 */
public final class ClientAddresses {

    private final List<CidrBlock> trustedProxies;

    /**
     * @param trustedProxies CIDR blocks
     * @throws IllegalArgumentException if one of them is not a block of addresses
     */
    public ClientAddresses(List<String> trustedProxies) {
        this.trustedProxies =
                trustedProxies.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(CidrBlock::parse)
                        .toList();
    }

    /**
     * @param peer who opened the connection
     * @param forwardedFor the values of all {@code X-Forwarded-For} headers, in order
     */
    InetAddress clientOf(InetAddress peer, List<String> forwardedFor) {
        if (!isTrusted(peer)) {
            return peer;
        }
        var client = peer;
        var entries = List.of(String.join(",", forwardedFor).split(",", -1));
        for (var entry : entries.reversed()) {
            var address = parse(entry.strip());
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(block -> block.contains(address));
    }

    /** An address, with or without the port that some proxies add. */
    private static Optional<InetAddress> parse(String entry) {
        var text = entry;
        int colon = text.indexOf(':');
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            text = text.substring(1, text.indexOf(']'));
        } else if (colon > 0 && colon == text.lastIndexOf(':')) {
            text = text.substring(0, colon);
        }
        try {
            return text.indexOf('%') >= 0
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
