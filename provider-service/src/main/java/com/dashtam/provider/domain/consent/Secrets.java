package com.dashtam.provider.domain.consent;

/** The port for new secrets, each of {@value Secret#BYTES} random bytes. */
@FunctionalInterface
public interface Secrets {

    Secret next();
}
