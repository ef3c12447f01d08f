package com.dashtam.platform.http;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address and user agent that a request came from, each kept only when it is sane. */
public record Client(Optional<String> ip, Optional<String> userAgent) {

    private static final int MAX_IP_CHARS = 45;
    private static final int MAX_USER_AGENT_CHARS = 512;

    public static Client of(@Nullable String ip, @Nullable String userAgent) {
        return new Client(
                Optional.ofNullable(ip).filter(Client::isAddress),
                Optional.ofNullable(userAgent).map(Client::printable).filter(s -> !s.isBlank()));
    }

    private static boolean isAddress(String text) {
        if (text.length() > MAX_IP_CHARS || text.indexOf('%') >= 0) {
            return false;
        }
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String printable(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", "");
        return clean.length() > MAX_USER_AGENT_CHARS
                ? clean.substring(0, MAX_USER_AGENT_CHARS)
                : clean;
    }
}
