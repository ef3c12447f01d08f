package com.dashtam.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.http.contract.Access.Permission;
import com.dashtam.platform.http.contract.Caching;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.ContractException;
import com.dashtam.platform.http.contract.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    @ParameterizedTest
    @CsvSource({
        "readonly, accounts,     read,  true",
        "readonly, transactions, read,  true",
        "readonly, providers,    read,  true",
        "readonly, sessions,     read,  true",
        "readonly, accounts,     write, false",
        "readonly, users,        read,  false",
        "readonly, audit,        read,  false",
        "user,     accounts,     read,  true",
        "user,     sessions,     write, true",
        "user,     users,        read,  false",
        "user,     security,     read,  false",
        "user,     audit,        read,  false",
        "user,     raw_pages,    read,  false",
        "admin,    accounts,     write, true",
        "admin,    users,        write, true",
        "admin,    admin,        read,  true",
        "admin,    security,     write, true",
        "admin,    audit,        read,  true",
        "admin,    raw_pages,    read,  true",
        "admin,    audit,        write, false",
        "auditor,  audit,        read,  true",
        "auditor,  accounts,     read,  false",
        "auditor,  raw_pages,    read,  false",
        "auditor,  sessions,     read,  false",
        "nobody,   accounts,     read,  false",
        "ADMIN,    accounts,     read,  false",
    })
    void permitsWhatTheTableSays(String role, String resource, String action, boolean permitted) {
        var roles = Roles.parse(List.of(role));

        assertThat(roles.permit(new Permission(resource, action))).isEqualTo(permitted);
    }

    @Test
    void addsUpTheRolesThatSomebodyHolds() {
        var roles = Roles.parse(List.of("auditor", "readonly"));

        assertThat(roles.permit(new Permission("audit", "read"))).isTrue();
        assertThat(roles.permit(new Permission("accounts", "read"))).isTrue();
        assertThat(roles.permit(new Permission("accounts", "write"))).isFalse();
    }

    @Test
    void permitsNothingWithoutARole() {
        assertThat(Roles.parse(List.of()).permit(new Permission("accounts", "read"))).isFalse();
    }

    @Test
    void findsAPermissionThatNobodyCanHave() {
        var contract = Contract.of(List.of(operation(new Permission("acounts", "read"))));

        assertThatThrownBy(() -> Roles.requireGrantable(contract))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("acounts:read");
        Roles.requireGrantable(Contract.load("sample"));
    }

    private static Operation operation(Access access) {
        return new Operation(
                "a",
                "GET",
                "/a",
                "t",
                access,
                Optional.empty(),
                Caching.NO_STORE,
                false,
                0,
                Set.of(),
                List.of(),
                List.of(),
                false,
                Set.of());
    }
}
