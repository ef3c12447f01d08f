package com.dashtam.gateway.limit;

import com.dashtam.gateway.contract.Match;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Names the bucket that a request takes from. */
final class Buckets {

    private static final String CONNECTION = "connection_id";

    /** One subscriber usually gets a whole /64 of IPv6 addresses (RFC 6177). */
    private static final int SUBSCRIBER_BYTES = 8;

    private Buckets() {}

    /**
     * @param user whom the verified token names
     */
    static String nameOf(
            Policy.Scope scope, Match.Found found, Optional<UUID> user, InetAddress client) {
        var operation = found.endpoint().operation().id();
        return operation
                + ":"
                + switch (scope) {
                    case IP -> address(client);
                    case USER -> user.map(Buckets::user).orElseGet(() -> address(client));
                    case USER_PROVIDER ->
                            user.map(id -> user(id) + connection(found))
                                    .orElseGet(() -> address(client));
                    case GLOBAL -> "all";
                };
    }

    private static String user(UUID id) {
        return "user:" + id;
    }

    private static String connection(Match.Found found) {
        var connection = found.variables().get(CONNECTION);
        return connection == null ? "" : ":connection:" + connection;
    }

    private static String address(InetAddress client) {
        if (client instanceof Inet6Address) {
            byte[] network = Arrays.copyOf(client.getAddress(), SUBSCRIBER_BYTES);
            return "ip:" + HexFormat.of().formatHex(network) + "/64";
        }
        return "ip:" + client.getHostAddress();
    }
}
