package com.dashtam.provider.domain.erasure;

import java.util.UUID;

/** All rows that name a user. */
public interface UserData {

    /**
     * Removes them.
     *
     * @return how many there were
     */
    long erase(UUID userId);
}
