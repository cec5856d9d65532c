package org.kenes.server.shell.setup;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// How one installation is set up. Made once from the command line and the environment; nothing
/// changes it while the server runs.
///
/// @param data folder of everything the server keeps: `postgres/`, `keys/`, `log/`, `cuts/`,
///   `releases/`, `mail/`
/// @param port of the site on loopback; 0 takes a free one
/// @param database an external PostgreSQL, or null for the embedded one
/// @param demo true relaxes what only a demonstration may relax (loopback only, printed sign-ins,
///   all cells allowed)
public record Settings(
        Path data,
        int port,
        @Nullable ExternalDatabase database,
        DialogueSettings dialogue,
        RecordSettings record,
        boolean demo) {

    /// @param url `jdbc:postgresql://…`
    public record ExternalDatabase(String url, String user, String password) {
        /// From `KENES_DATABASE_URL`, `KENES_DATABASE_USER` and `KENES_DATABASE_PASSWORD`; null
        /// without the first.
        public static @Nullable ExternalDatabase of(Map<String, String> variables) {
            String url = variables.get("KENES_DATABASE_URL");
            return url == null || url.isBlank()
                    ? null
                    : new ExternalDatabase(
                            url,
                            variables.getOrDefault("KENES_DATABASE_USER", "kenes"),
                            variables.getOrDefault("KENES_DATABASE_PASSWORD", ""));
        }
    }

    /// @param slug short name of the dialogue, part of every key
    /// @param names of the dialogue, by language
    /// @param runBy who runs it, by language
    /// @param langs languages of the pages, the first is the default
    public record DialogueSettings(
            String slug,
            Map<String, String> names,
            Map<String, String> runBy,
            List<String> langs,
            ZoneId zone,
            LocalDate opens,
            LocalDate closes) {}

    /// @param origin of the log: public address without scheme; never changes
    /// @param period how often waiting entries are put into the log; zero = only when asked
    /// @param atLeast sealed entries that must wait for a batch, so that a batch says nothing about
    ///   the moment of one of them
    /// @param longest how long the oldest waits for the others at most
    /// @param cutEvery how often a cut is taken when something is new; zero = only when asked
    /// @param mergeWithin what participants are promised
    /// @param policy file of the witness policy (C2SP tlog-policy); null: no witnesses
    public record RecordSettings(
            String origin,
            Duration period,
            int atLeast,
            Duration longest,
            Duration cutEvery,
            Duration mergeWithin,
            @Nullable Path policy,
            Start start) {

        /// What is looked at before the log goes on.
        ///
        /// @param deep whether everything is hashed again
        /// @param rememberedHeads checkpoints or proofs of this log that somebody holds
        /// @param continues only for a log that begins: what it continues; null for a first epoch
        public record Start(
                boolean deep, List<Path> rememberedHeads, @Nullable Predecessor continues) {
            public static final Start USUAL = new Start(false, List.of());

            public Start(boolean deep, List<Path> rememberedHeads) {
                this(deep, rememberedHeads, null);
            }
        }

        /// A log that ended, because it contradicted itself or its key was to be replaced.
        ///
        /// @param checkpoint file of its last published checkpoint
        /// @param cause a document for the public that says why
        public record Predecessor(Path checkpoint, Path cause) {}

        /// Nothing happens by itself: for tests, loaders and benchmarks.
        public static RecordSettings whenAsked(String origin) {
            return new RecordSettings(
                    origin,
                    Duration.ZERO,
                    1,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofDays(1),
                    null,
                    Start.USUAL);
        }
    }

    public URI site(int actualPort) {
        return URI.create("http://localhost:" + actualPort + "/");
    }
}
