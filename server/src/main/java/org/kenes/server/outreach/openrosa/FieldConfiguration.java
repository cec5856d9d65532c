package org.kenes.server.outreach.openrosa;

import org.kenes.server.shell.door.MachineDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Phones have no page of ours that they came from; what opens their doors is in the address or in
/// a header, never in a cookie.
@Configuration(proxyBeanMethods = false)
class FieldConfiguration {
    @Bean
    static MachineDoor doorOfTheField() {
        return new MachineDoor(Doors.KEY);
    }

    @Bean
    static MachineDoor doorOfStaff() {
        return new MachineDoor(Doors.STAFF + "/");
    }
}
