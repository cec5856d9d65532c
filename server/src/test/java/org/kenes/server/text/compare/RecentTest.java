package org.kenes.server.text.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class RecentTest {
    private final AtomicInteger worked = new AtomicInteger();

    private int work() {
        return worked.incrementAndGet();
    }

    @Test
    void manyWhoAskAtTheSameTimeShareOneResult() throws Exception {
        var recent = new Recent<String, Integer>(2);
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = new ArrayList<>();
            Callable<Integer> ask =
                    () -> {
                        begun.await();
                        return recent.get("a", this::work);
                    };
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(ask));
            }
            begun.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatWasAskedForLastStaysAndTheRestIsWorkedOutAgain() {
        var recent = new Recent<String, Integer>(2);
        recent.get("a", this::work);
        recent.get("b", this::work);
        assertThat(recent.get("a", this::work)).isEqualTo(1);
        recent.get("c", this::work);
        assertThat(recent.get("a", this::work)).as("asked for again").isEqualTo(1);
        assertThat(recent.get("b", this::work)).as("the eldest has gone").isEqualTo(4);
    }

    @Test
    void workThatFailsSaysWhich() {
        var recent = new Recent<String, Integer>(1);
        assertThatThrownBy(() ->
                        recent.get(
                                "law",
                                () -> {
                                    throw new IllegalArgumentException("no words");
                                }))
                .hasMessageContaining("law")
                .hasRootCauseMessage("no words");
    }
}
