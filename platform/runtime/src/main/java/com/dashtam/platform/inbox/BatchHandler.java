package com.dashtam.platform.inbox;

import java.util.List;

/** Has one effect for many events at once, of whatever type, under the rules of EventHandler. */
@FunctionalInterface
public interface BatchHandler {

    void handle(List<ReceivedEvent> events);
}
