package com.dashtam.sandbox.oauth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The FDX data clusters that can be consented to, and offline_access. */
public enum Scope {
    ACCOUNT_BASIC("fdx:accountbasic:read", "Account names and types"),
    ACCOUNT_DETAILED("fdx:accountdetailed:read", "Balances, limits and due dates"),
    TRANSACTIONS("fdx:transactions:read", "Transactions"),
    INVESTMENTS("fdx:investments:read", "Investment holdings"),
    CUSTOMER_CONTACT("fdx:customercontact:read", "Name and contact details"),
    OFFLINE_ACCESS("offline_access", "Access while you are away");

    private final String wireName;
    private final String shown;

    Scope(String wireName, String shown) {
        this.wireName = wireName;
        this.shown = shown;
    }

    String wireName() {
        return wireName;
    }

    /** What a consent page says. */
    String shown() {
        return shown;
    }

    /** Absent when one of the names is unknown. */
    static Optional<Set<Scope>> parse(String names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names.strip().split(" +")) {
            Optional<Scope> scope =
                    Arrays.stream(values()).filter(s -> s.wireName.equals(name)).findFirst();
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scopes.add(scope.get());
        }
        return Optional.of(scopes);
    }

    static String format(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
    }
}
