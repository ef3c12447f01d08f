package com.dashtam.sandbox.ledger;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A person with accounts here; everything about them follows from the seed and the id. */
public record Customer(String id, String first, String last, String email) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final List<String> FIRST =
            List.of(
                    "Ada", "Bela", "Carla", "Dmitri", "Esther", "Farid", "Greta", "Hugo", "Ines",
                    "Jonas", "Keiko", "Luis");
    private static final List<String> LAST =
            List.of(
                    "Abara",
                    "Brandt",
                    "Castellan",
                    "Dufour",
                    "Eklund",
                    "Farrow",
                    "Grimaldi",
                    "Holm");

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Customer of(long seed, String id) {
        Draws draws = new Draws(Long.toString(seed), id, "name");
        String first = draws.pick(FIRST);
        String last = draws.pick(LAST);
        String email = (first + "." + last + "@example.com").toLowerCase(Locale.ROOT);
        return new Customer(id, first, last, email);
    }
}
