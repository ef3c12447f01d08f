package com.dashtam.local.demo;

import com.dashtam.local.system.Component;

/**
 * One thing that the demo does.
 *
 * @param name what is done, as in "sign in"
 * @param component whose log tells more when it fails
 */
record Step(String name, Component component, Action action) {

    /** Does it, or throws what is wrong. */
    @FunctionalInterface
    interface Action {

        /** Returns what happened, as the rest of a sentence that begins with the user. */
        String run();
    }
}
