package org.kenes.server.record.sequence;

import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.Durability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The disk under the log: everything forced, always.
@Configuration(proxyBeanMethods = false)
class RecordDisk {
    @Bean
    Disk disk() {
        return Durability.FORCED;
    }
}
