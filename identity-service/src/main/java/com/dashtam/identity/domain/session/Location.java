package com.dashtam.identity.domain.session;

import java.util.Optional;

/** Where an address is, as far as its database knows; in English. */
public record Location(Optional<String> city, String country) {

    /** As in {@code Oslo, Norway}. */
    public String text() {
        return city.map(name -> name + ", ").orElse("") + country;
    }
}
