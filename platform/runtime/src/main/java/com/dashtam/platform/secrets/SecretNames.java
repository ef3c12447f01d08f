package com.dashtam.platform.secrets;

import java.util.regex.Pattern;

/** Tells variables that hold secrets by their names. */
final class SecretNames {

    private static final Pattern SECRET =
            Pattern.compile("DASHTAM_(?:[A-Z0-9]+_)*(?:PASSWORD|SECRET|KEY)(?:_[A-Z0-9]+)*");

    private SecretNames() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
