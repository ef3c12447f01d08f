package com.dashtam.violators.commands.application.user;

import com.dashtam.kernel.command.Command;
import com.dashtam.kernel.command.Query;

public final class Changing {

    static class Order implements Command {
        int changes;
    }

    static class Question implements Query {
        int changes;
    }

    public record Fixed(int number) implements Command {}
}
