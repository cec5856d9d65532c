package org.kenes.server.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class GroupCommitTest {
    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    @Test
    void whoeverComesAloneIsServedAtOnce() {
        GroupCommit<String, String> commits = new GroupCommit<>(this::answered, it -> it);
        assertThat(commits.take("a")).isEqualTo("yes a");
        assertThat(commits.take("b")).isEqualTo("yes b");
        assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whoeverWaitedIsServedTogetherAndEverybodyGetsTheirOwnAnswer() throws Exception {
        GroupCommit<String, String> commits = new GroupCommit<>(this::answeredLater, it -> it);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "p" + i;
                answers.add(people.submit(() -> commits.take(name)));
            }
            openOnce(commits, 200);
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo("yes p" + i);
            }
        }
        assertThat(batches.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
        assertThat(batches).hasSizeLessThan(9).allMatch(it -> it.size() <= 64);
    }

    @Test
    void twoRequestsOfOneKeyAreNeverInOneBatch() throws Exception {
        GroupCommit<String, String> commits =
                new GroupCommit<>(this::answeredLater, it -> it.charAt(0));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String name = "abcde".charAt(i % 5) + " " + i;
                people.submit(() -> commits.take(name));
            }
            openOnce(commits, 100);
        }
        assertThat(batches.stream().flatMap(List::stream)).hasSize(100);
        assertThat(batches)
                .allSatisfy(batch -> {
                    var keys = new HashSet<Character>();
                    assertThat(batch).allMatch(it -> keys.add(it.charAt(0)));
                });
    }

    @Test
    void aFaultOfOneIsToldToThatOneAlone() throws Exception {
        GroupCommit<String, String> commits =
                new GroupCommit<>(
                        batch -> {
                            List<String> answers = answeredLater(batch);
                            if (batch.contains("bad")) {
                                throw new IllegalStateException("bad");
                            }
                            return answers;
                        },
                        it -> it);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> good = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "g" + i;
                good.add(people.submit(() -> commits.take(name)));
            }
            Future<?> bad =
                    people.submit(() ->
                            assertThatThrownBy(() -> commits.take("bad"))
                                    .isInstanceOf(IllegalStateException.class));
            openOnce(commits, 21);
            bad.get();
            for (Future<String> answer : good) {
                assertThat(answer.get()).startsWith("yes");
            }
        }
    }

    @Test
    void whenTheDatabaseIsAwayEverybodyIsToldAtOnce() throws Exception {
        var tries = new AtomicInteger();
        GroupCommit<String, String> commits =
                new GroupCommit<>(
                        batch -> {
                            answeredLater(batch);
                            tries.incrementAndGet();
                            throw new DataAccessResourceFailureException("away");
                        },
                        it -> it);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String name = "p" + i;
                people.submit(() ->
                        assertThatThrownBy(() -> commits.take(name))
                                .isInstanceOf(DataAccessResourceFailureException.class));
            }
            openOnce(commits, 50);
        }
        assertThat(tries.get()).isEqualTo(batches.size());
        assertThat(batches.stream().flatMap(List::stream)).hasSize(50).doesNotHaveDuplicates();
    }

    /// When so many have come: some in the first two batches, which wait here, the others after
    /// them.
    private void openOnce(GroupCommit<String, String> commits, int come)
            throws InterruptedException {
        while (held.get() + commits.waiting() < come) {
            Thread.sleep(1);
        }
        gate.countDown();
    }

    private List<String> answered(List<String> batch) {
        batches.add(batch);
        return batch.stream().map(it -> "yes " + it).toList();
    }

    /// The first batches wait until everybody has come.
    private List<String> answeredLater(List<String> batch) {
        held.addAndGet(batch.size());
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answered(batch);
    }
}
