package org.kenes.server.channel;

import org.kenes.server.shell.door.MachineDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What opens the door of a webhook is a signature, never a cookie.
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {
    @Bean
    static MachineDoor doorOfChannels() {
        return new MachineDoor("/channel/");
    }
}
