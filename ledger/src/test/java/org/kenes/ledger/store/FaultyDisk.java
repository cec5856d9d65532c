package org.kenes.ledger.store;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.HaltException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// A disk that fails once, at the n-th call, and forgets at a power cut what was not forced.
final class FaultyDisk implements Disk {
    enum Fault {
        FAILED,
        FAILED_BUT_PERSISTED
    }

    private sealed interface Unforced {
        Path directory();
    }

    private record Made(Path directory, Path made) implements Unforced {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Named(Path directory, Path file, byte @Nullable [] before) implements Unforced {}

    private interface Call {
        void run() throws IOException;
    }

    private final Deque<Unforced> unforced = new ArrayDeque<>();
    private final Set<Path> unforcedContent = new HashSet<>();
    private final int failing;
    private final Fault fault;
    private int calls;
    private @Nullable String failed;

    FaultyDisk(int failing, Fault fault) {
        this.failing = failing;
        this.fault = fault;
    }

    /// Which call failed, or null if none has yet.
    @Nullable String failed() {
        return failed;
    }

    private void call(String what, Path path, boolean fsync, Call call) throws IOException {
        boolean fails = ++calls == failing;
        if (!fails || fault == Fault.FAILED_BUT_PERSISTED) {
            call.run();
        }
        if (fails) {
            failed = what + " " + path.getFileName();
            IOException cause = new IOException("injected: " + failed);
            if (fsync) {
                throw new HaltException("the disk did not take " + path, cause);
            }
            throw cause;
        }
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        call(
                "make",
                directory,
                false,
                () -> {
                    Durability.NONE.makeDirectory(directory);
                    unforced.push(new Made(directory.getParent(), directory));
                });
    }

    @Override
    public void write(Path draft, byte[] bytes) throws IOException {
        call(
                "write",
                draft,
                false,
                () -> {
                    Durability.NONE.write(draft, bytes);
                    unforcedContent.add(draft);
                });
    }

    @Override
    public void force(Path draft) throws IOException {
        call("force", draft, true, () -> unforcedContent.remove(draft));
    }

    @Override
    public void move(Path draft, Path file) throws IOException {
        call(
                "move to",
                file,
                false,
                () -> {
                    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;
                    Durability.NONE.move(draft, file);
                    unforced.push(new Named(file.getParent(), file, before));
                    if (unforcedContent.remove(draft)) {
                        unforcedContent.add(file);
                    }
                });
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        call(
                "force directory",
                directory,
                true,
                () -> unforced.removeIf(u -> u.directory().equals(directory)));
    }

    /// Everything that was not forced is gone.
    void powerCut() throws IOException {
        for (Path file : unforcedContent) {
            if (Files.exists(file)) {
                Files.write(file, new byte[0]);
            }
        }
        while (!unforced.isEmpty()) {
            switch (unforced.pop()) {
                case Made made -> delete(made.made());
                case Named named -> {
                    if (named.before() == null) {
                        Files.deleteIfExists(named.file());
                    } else {
                        Files.write(named.file(), named.before());
                    }
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
