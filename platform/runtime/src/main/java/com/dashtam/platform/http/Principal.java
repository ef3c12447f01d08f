package com.dashtam.platform.http;

import com.dashtam.kernel.command.Actor;

/** Whom verified credentials stand for. */
public interface Principal {

    Actor actor();
}
