package com.dashtam.platform.security;

import com.dashtam.platform.http.contract.Access.Permission;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.ContractException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The roles that a user holds. */
public record Roles(Set<Role> held) {

    public Roles {
        held = Set.copyOf(held);
    }

    /** Names that this version does not know grant nothing. */
    public static Roles parse(Collection<String> names) {
        var held = EnumSet.noneOf(Role.class);
        names.stream().map(Role::parse).flatMap(Optional::stream).forEach(held::add);
        return new Roles(held);
    }

    public boolean permit(Permission permission) {
        return held.stream().anyMatch(role -> role.permits(permission));
    }

    /**
     * @throws ContractException when an operation asks for what no role permits: a misspelling
     */
    public static void requireGrantable(Contract contract) {
        for (var operation : contract.operations()) {
            if (operation.access() instanceof Permission permission
                    && Arrays.stream(Role.values()).noneMatch(r -> r.permits(permission))) {
                throw new ContractException(operation.id() + ": no role permits " + permission);
            }
        }
    }
}
