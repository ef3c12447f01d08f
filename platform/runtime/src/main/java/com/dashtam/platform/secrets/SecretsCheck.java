package com.dashtam.platform.secrets;

import java.util.Collection;
import java.util.TreeSet;

/**
 * Outside the embedded run nothing starts on a secret that anybody can read in our repository. The
 * defaults there begin with {@code local-}, those of binary keys with the Base64 of it.
 */
public final class SecretsCheck {

    public static final String LOCAL = "local";

    private static final String DEFAULT_PREFIX = "local-";
    private static final String DEFAULT_KEY_PREFIX = "bG9jYWwt";

    private final Secrets secrets;

    public SecretsCheck(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @param environment {@code local} for the embedded run, where anything goes
     * @param required the secrets that must be there
     * @param present the variables that are set; those that are no secrets do no harm
     * @throws IllegalStateException naming the variables at fault, never their values
     */
    public void check(String environment, Collection<String> required, Collection<String> present) {
        if (environment.equals(LOCAL)) {
            return;
        }
        var faults = new TreeSet<String>();
        for (var name : required) {
            if (secrets.find(name).isEmpty()) {
                faults.add(name + " is not set");
            }
        }
        var all = new TreeSet<>(present);
        all.addAll(required);
        for (var name : all) {
            if (secrets.find(name).filter(SecretsCheck::isDefault).isPresent()) {
                faults.add(name + " still has its local default");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "not starting as '" + environment + "': " + String.join("; ", faults));
        }
    }

    static boolean isDefault(Secret secret) {
        var value = secret.reveal();
        return value.startsWith(DEFAULT_PREFIX) || value.startsWith(DEFAULT_KEY_PREFIX);
    }
}
