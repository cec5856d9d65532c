package org.kenes.report.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void everyLanguageSaysEverything() {
        for (String lang : Messages.LANGUAGES) {
            assertThat(Messages.of(lang).keys()).isEqualTo(Messages.of("en").keys());
        }
    }
}
