package org.kenes.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The arrows between the packages of the server go one way, as each package-info declares.
class PackagesTest {
    @Test
    void everyPackageUsesOnlyWhatItDeclares() {
        ApplicationModules.of(Server.class).verify();
    }
}
