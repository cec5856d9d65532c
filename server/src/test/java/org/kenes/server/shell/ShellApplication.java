package org.kenes.server.shell;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// The frame alone: no database, no other package of the server.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ComponentScan(
        basePackages = {"org.kenes.server.shell", "org.kenes.server.home"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.kenes\\.server\\.home\\.(?!AboutPages$).*",
                            "org\\.kenes\\.server\\.shell\\.setup\\.Database",
                            "org\\.kenes\\.server\\.shell\\.watch\\.MachineReadings"
                        }))
public class ShellApplication {}
