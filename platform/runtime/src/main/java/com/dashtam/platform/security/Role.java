package com.dashtam.platform.security;

import com.dashtam.platform.http.contract.Access.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role and everything that it permits, inherited permissions included. */
public enum Role {
    READONLY(each(Resources.OWN, "read")),
    USER(READONLY.permissions, each(Resources.OWN, "write")),
    ADMIN(
            USER.permissions,
            each(Resources.OTHERS, "read"),
            each(Resources.OTHERS, "write"),
            each(Resources.RAW, "read"),
            each(Resources.AUDIT, "read")),
    AUDITOR(each(Resources.AUDIT, "read"));

    private final Set<Permission> permissions;

    @SafeVarargs
    Role(Set<Permission>... parts) {
        permissions = Stream.of(parts).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    public boolean permits(Permission permission) {
        return permissions.contains(permission);
    }

    /** The role as tokens name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> parse(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    private static Set<Permission> each(Collection<String> resources, String action) {
        return resources.stream()
                .map(resource -> new Permission(resource, action))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Resources {
        static final List<String> OWN =
                List.of("accounts", "transactions", "providers", "sessions");
        static final List<String> OTHERS = List.of("users", "admin", "security");
        static final List<String> RAW = List.of("raw_pages");
        static final List<String> AUDIT = List.of("audit");
    }
}
