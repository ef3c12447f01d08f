package com.dashtam.identity.infrastructure.geoip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** Parses addresses, and keeps those that stand for one place in the world. */
final class PublicAddress {

    private PublicAddress() {}

    /** Empty for text that is no address, and for addresses that every network may use. */
    static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text)).filter(PublicAddress::isPublic);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isShared(address));
    }

    /** RFC 6598 (100.64.0.0/10) for IPv4, RFC 4193 (fc00::/7) for IPv6. */
    private static boolean isShared(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? bytes[0] == 100 && (bytes[1] & 0xc0) == 64
                : (bytes[0] & 0xfe) == 0xfc;
    }
}
