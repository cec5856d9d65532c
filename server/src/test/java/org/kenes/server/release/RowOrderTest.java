package org.kenes.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class RowOrderTest {
    @Test
    void theWholeThenThePositionsThenArticlesByNumber() {
        assertThat(
                        List.of(
                                        "art_10",
                                        "art_2__para_10",
                                        "oppose",
                                        "art_2",
                                        "*",
                                        "partly",
                                        "support",
                                        "art_2__para_9")
                                .stream()
                                .sorted(RowOrder::compare))
                .containsExactly(
                        "*",
                        "support",
                        "partly",
                        "oppose",
                        "art_2",
                        "art_2__para_9",
                        "art_2__para_10",
                        "art_10");
    }
}
