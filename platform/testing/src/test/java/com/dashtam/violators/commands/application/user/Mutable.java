package com.dashtam.violators.commands.application.user;

import com.dashtam.kernel.command.Command;

class Mutable implements Command {
    int changes;
}
