package org.kenes.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import java.util.Locale;
import java.util.Map;

class PermissionsTest {
    @Test
    void everyActionAndRoleIsAsInTheSpecification() {
        var rows = SharedData.csv("experience/roles.csv");
        assertThat(rows).hasSizeGreaterThan(50);
        for (Map<String, String> row : rows) {
            for (Role role : Role.values()) {
                assertThat(Permissions.of(role, row.get("action")).name())
                        .as(row.get("action") + " by " + role)
                        .isEqualTo(row.get(role.code()).toUpperCase(Locale.ROOT));
            }
        }
    }

    @Test
    void nobodyMayReadIdentitiesOrEditNumbers() {
        for (Role role : Role.values()) {
            assertThat(Permissions.may(role, "contribution.identity.read")).isFalse();
            assertThat(Permissions.may(role, "number.edit")).isFalse();
        }
    }

    @Test
    void aMisspeltActionIsABug() {
        assertThatThrownBy(() -> Permissions.may(Role.ADMIN, "event.reprot"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
