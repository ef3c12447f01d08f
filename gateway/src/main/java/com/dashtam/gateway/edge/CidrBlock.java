package com.dashtam.gateway.edge;

import java.net.InetAddress;

/** A range of addresses, as in {@code 10.0.0.0/8} or {@code ::1/128} (RFC 4632, RFC 4291). */
record CidrBlock(InetAddress network, int prefixBits) {

    CidrBlock {
        if (prefixBits < 0 || prefixBits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("not a prefix length: " + prefixBits);
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not an address with an optional prefix length
     */
    static CidrBlock parse(String text) {
        int slash = text.indexOf('/');
        var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits =
                slash < 0
                        ? network.getAddress().length * Byte.SIZE
                        : Integer.parseInt(text.substring(slash + 1));
        return new CidrBlock(network, bits);
    }

    boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
