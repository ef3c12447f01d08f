package com.dashtam.identity.application.token;

import com.dashtam.kernel.command.Command;

/** A process of the system asks for a token that one service will believe. */
public record IssueServiceToken(String client, String secret, String audience) implements Command {

    @Override
    public String toString() {
        return "IssueServiceToken[client=" + client + ", audience=" + audience + "]";
    }
}
