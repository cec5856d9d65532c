package org.kenes.cli.log;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.witness.Policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A command line with keys, policies and logs in it.
final class Options extends CommandLine {
    /// Nothing that a person holds or writes by hand is larger.
    private static final int LONGEST_FILE = 1 << 20;

    /// `--json` is an option of every command.
    ///
    /// @param valued options with a value, without `--`
    /// @param flags options without
    Options(List<String> words, Set<String> valued, Set<String> flags) {
        super(
                words,
                valued,
                Stream.concat(flags.stream(), Stream.of("json"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    long number(String name, long otherwise) {
        String value = maybe(name);
        try {
            return value == null ? otherwise : Decimal.parse(value);
        } catch (MalformedException e) {
            throw new UsageException("--" + name + ": " + e.getMessage());
        }
    }

    static byte[] file(String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > LONGEST_FILE) {
                throw new UsageException(name + " has more than 1 MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException("cannot read " + name);
        }
    }

    /// A private key.
    static SigningKey signingKey(String name) {
        try {
            return SigningKey.read(Path.of(name));
        } catch (IOException | MalformedException e) {
            throw new UsageException("cannot read the key file " + name);
        }
    }

    /// A key line, or the keys in `@file`, one per line.
    static List<VerifierKey> keys(String keyOrFile) {
        try {
            if (!keyOrFile.startsWith("@")) {
                return List.of(VerifierKey.parse(keyOrFile));
            }
            String text = new String(file(keyOrFile.substring(1)), StandardCharsets.UTF_8);
            return text.lines().filter(l -> !l.isEmpty()).map(VerifierKey::parse).toList();
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    static VerifierKey key(String keyOrFile) {
        List<VerifierKey> keys = keys(keyOrFile);
        if (keys.size() != 1) {
            throw new UsageException("expected one key in " + keyOrFile);
        }
        return keys.getFirst();
    }

    private @Nullable Policy policyFile() {
        String name = maybe("policy");
        try {
            return name == null
                    ? null
                    : Policy.parse(new String(file(name), StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// Witnesses and quorum from `--policy`, or from `--witness` and `--quorum`. Without `--quorum`
    /// known cosignatures are verified and none is asked for.
    Policy policy() {
        Policy policy = policyFile();
        if (policy != null) {
            if (has("witness") || has("quorum")) {
                throw new UsageException("--policy already names witnesses and quorum");
            }
            return policy;
        }
        List<VerifierKey> witnesses = new ArrayList<>();
        all("witness").forEach(w -> witnesses.addAll(keys(w)));
        try {
            return Policy.of(witnesses, (int) Math.min(Integer.MAX_VALUE, number("quorum", 0)));
        } catch (MalformedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// `--vkey`, or the only log that the policy names.
    VerifierKey log() {
        Policy policy = policyFile();
        String given = maybe("vkey");
        if (given == null) {
            if (policy != null && policy.logs().size() == 1) {
                return policy.logs().getFirst().key();
            }
            throw new UsageException("--vkey is missing");
        }
        VerifierKey key = key(given);
        if (policy != null
                && !policy.logs().isEmpty()
                && policy.logs().stream().noneMatch(l -> l.key().equals(key))) {
            throw new UsageException("the policy does not name the log " + key.name());
        }
        return key;
    }

    String origin() {
        String origin = maybe("origin");
        return origin == null ? log().name() : origin;
    }
}
