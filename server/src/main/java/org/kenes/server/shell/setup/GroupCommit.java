package org.kenes.server.shell.setup;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Many people's requests in one transaction. Whoever comes while a lane is free is served at once,
/// alone; whoever comes while all lanes are at work waits for one and is served together with the
/// others who waited. So nobody waits for company, and the more come, the fewer transactions and
/// forced writes each of them costs.
///
/// A batch that fails is taken again one by one, so that nobody's fault becomes another's; where
/// the database is away, all are told at once. Thread-safe.
///
/// @param <T> what one of them asks for
/// @param <R> what one of them is answered
public final class GroupCommit<T, R> {
    private static final int LANES = 2;
    private static final int MOST = 64;

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private final Function<List<T>, List<R>> all;
    private final Function<T, Object> alone;
    private final Deque<Waiting<T, R>> waiting = new ArrayDeque<>();
    private int atWork;

    /// @param all one transaction; answers in the order of the list
    /// @param alone of those with equal values here, one batch takes only the first
    public GroupCommit(Function<List<T>, List<R>> all, Function<T, Object> alone) {
        this.all = all;
        this.alone = alone;
    }

    /// Returns when the transaction has committed.
    public R take(T item) {
        Waiting<T, R> mine = new Waiting<>(item, new CompletableFuture<>());
        if (joins(mine)) {
            Thread.ofVirtual().name("group-commit").start(this::serve);
        }
        try {
            return mine.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// How many wait for a lane now.
    synchronized int waiting() {
        return waiting.size();
    }

    /// @return whether a lane is to be opened for it
    private synchronized boolean joins(Waiting<T, R> mine) {
        waiting.add(mine);
        if (atWork == LANES) {
            return false;
        }
        atWork++;
        return true;
    }

    private void serve() {
        for (List<Waiting<T, R>> batch = next(); !batch.isEmpty(); batch = next()) {
            serve(batch);
        }
    }

    /// An empty batch closes the lane.
    private synchronized List<Waiting<T, R>> next() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        Iterator<Waiting<T, R>> all = waiting.iterator();
        while (all.hasNext() && batch.size() < MOST) {
            Waiting<T, R> it = all.next();
            if (taken.add(alone.apply(it.item()))) {
                batch.add(it);
                all.remove();
            }
        }
        if (batch.isEmpty()) {
            atWork--;
        }
        return batch;
    }

    private void serve(List<Waiting<T, R>> batch) {
        try {
            List<R> answers = all.apply(batch.stream().map(Waiting::item).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(
                        answers.size() + " answers to " + batch.size() + " requests");
            }
            for (int i = 0; i < answers.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (CannotCreateTransactionException
                | TransactionSystemException
                | DataAccessResourceFailureException
                | RecoverableDataAccessException outage) {
            batch.forEach(it -> it.answer().completeExceptionally(outage));
        } catch (RuntimeException | Error fault) {
            if (batch.size() == 1) {
                batch.getFirst().answer().completeExceptionally(fault);
            } else {
                batch.forEach(it -> serve(List.of(it)));
            }
        }
    }
}
