package com.dashtam.local;

import java.util.List;

/** One word after {@code ./dashtam}. */
interface Command {

    String name();

    /** What it takes, as in "[component] [-f]"; "" for nothing. */
    default String parameters() {
        return "";
    }

    /** What it does, in one line. */
    String summary();

    /**
     * @return the exit status of the process
     * @throws com.dashtam.local.server.ServerFailure whose message tells what is wrong
     */
    int run(List<String> arguments);
}
