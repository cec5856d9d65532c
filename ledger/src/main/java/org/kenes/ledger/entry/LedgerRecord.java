package org.kenes.ledger.entry;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The public entries that the log itself understands, kinds 1–31. Making one writes every member
/// the kind asks for; reading is the business of `account`, which must go on where a member is
/// wrong.
public sealed interface LedgerRecord {
    /// What a rule or a reason looks like.
    Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    int kind();

    Map<String, Object> members();

    default LogEntry.Public entry() {
        return new LogEntry.Public(kind(), members());
    }

    /// The last head of the log that this one continues.
    record Predecessor(String origin, Head head) {}

    /// Kind 1, index 0: what this log is.
    ///
    /// @param mmdSeconds within which an acknowledged entry is merged
    record LogOpened(
            String origin, VerifierKey ack, long mmdSeconds, @Nullable Predecessor predecessor)
            implements LedgerRecord {
        @Override
        public int kind() {
            return 1;
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>();
            members.put("format", "kenes/1");
            members.put("origin", origin);
            members.put("ack", ack.toString());
            members.put("mmd_seconds", mmdSeconds);
            if (predecessor != null) {
                members.put(
                        "predecessor",
                        Map.of(
                                "origin", predecessor.origin(),
                                "size", predecessor.head().size(),
                                "root", predecessor.head().root().base64()));
            }
            return members;
        }
    }

    /// Kind 2: a document fixed beforehand.
    record PolicyFixed(String name, String version, String sha256) implements LedgerRecord {
        public PolicyFixed {
            Hash.ofHex(sha256);
        }

        @Override
        public int kind() {
            return 2;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("name", name, "version", version, "sha256", sha256);
        }
    }

    /// Kind 3: a release covers the first `size` entries.
    ///
    /// @param dispositions root of the disposition tree
    /// @param counts all six dispositions by name
    /// @param files path → SHA-256 in hex
    /// @param more members that the ledger neither reads nor gives back, such as `kind` and `at`
    record ReleaseMade(
            long release,
            Head head,
            Hash dispositions,
            Map<String, Long> counts,
            Map<String, String> files,
            @Nullable String label,
            Map<String, Object> more)
            implements LedgerRecord {
        @Override
        public int kind() {
            return 3;
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>(more);
            members.put("release", release);
            members.put("size", head.size());
            members.put("root", head.root().base64());
            members.put("dispositions", dispositions.base64());
            members.put("counts", counts);
            members.put("files", files);
            if (label != null) {
                members.put("label", label);
            }
            return members;
        }

        /// @throws MalformedException if a member is missing or of the wrong type
        public static ReleaseMade of(Members members) {
            Map<String, Long> counts = new TreeMap<>();
            for (String name : Disposition.NAMES) {
                counts.put(name, members.object("counts").number(name));
            }
            Map<String, String> files = new TreeMap<>();
            Members listed = members.object("files");
            listed.names().forEach(path -> files.put(path, listed.text(path)));
            files.values().forEach(Hash::ofHex);
            return new ReleaseMade(
                    members.number("release"),
                    new Head(members.number("size"), Hash.ofBase64(members.text("root"))),
                    Hash.ofBase64(members.text("dispositions")),
                    counts,
                    files,
                    members.has("label") ? members.text("label") : null,
                    Map.of());
        }
    }

    /// Kind 4.
    ///
    /// @param exclude false to restore
    /// @param more members that the ledger does not read, such as `role` and `day`
    record Moderation(
            boolean exclude, Scope scope, String rule, long target, Map<String, Object> more)
            implements LedgerRecord {
        public Moderation {
            checkName(rule);
        }

        @Override
        public int kind() {
            return 4;
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>(more);
            members.put("action", exclude ? "exclude" : "restore");
            members.put("scope", scope.code());
            members.put("rule", rule);
            members.put("target", target);
            return members;
        }
    }

    /// Kind 5: an author takes back what they said, and proves that it is theirs.
    record Withdrawal(long target, Scope scope, WithdrawalProof proof) implements LedgerRecord {
        @Override
        public int kind() {
            return 5;
        }

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>();
            members.put("target", target);
            members.put("scope", scope.code());
            proof.into(members);
            return members;
        }
    }

    /// Kind 6: what was said has been destroyed.
    ///
    /// @param reason subject-request, legal-order, personal-data, retention-end or other
    record Erasure(long target, Scope scope, String reason) implements LedgerRecord {
        public Erasure {
            checkName(reason);
        }

        @Override
        public int kind() {
            return 6;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("target", target, "scope", scope.code(), "reason", reason);
        }
    }

    /// Kind 7: the same person changed their answer.
    record Supersede(long target, long by) implements LedgerRecord {
        @Override
        public int kind() {
            return 7;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("target", target, "by", by);
        }
    }

    /// Kind 8: paper slips, registered before they are used.
    ///
    /// @param root `SlipBook.root` over the serial numbers in printed order
    record SlipBookRegistered(String book, long count, String org, String region, Hash root)
            implements LedgerRecord {
        @Override
        public int kind() {
            return 8;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(
                    "book",
                    book,
                    "count",
                    count,
                    "org",
                    org,
                    "region",
                    region,
                    "root",
                    root.base64());
        }
    }

    /// Kind 9.
    ///
    /// @param register false to revoke
    record SlipKey(boolean register, String id, String org, VerifierKey vkey)
            implements LedgerRecord {
        @Override
        public int kind() {
            return 9;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(
                    "action",
                    register ? "register" : "revoke",
                    "id",
                    id,
                    "org",
                    org,
                    "vkey",
                    vkey.toString());
        }
    }

    /// Kind 10: the last entry of a log that goes on elsewhere.
    record End(String next) implements LedgerRecord {
        @Override
        public int kind() {
            return 10;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("next", next);
        }
    }

    /// Kind 11: files of a release were built again after something was erased.
    ///
    /// @param files paths that changed
    /// @param withheld rows that are not shown any more
    /// @param manifest SHA-256 of the new manifest in hex: a member of our own, so that a revised
    ///   copy can be held against the log as the first one could
    record Revision(long release, long revision, List<String> files, long withheld, String manifest)
            implements LedgerRecord {
        public Revision {
            Hash.ofHex(manifest);
        }

        @Override
        public int kind() {
            return 11;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of(
                    "release",
                    release,
                    "revision",
                    revision,
                    "files",
                    files,
                    "withheld",
                    withheld,
                    "manifest",
                    manifest);
        }

        /// @throws MalformedException if a member is missing or of the wrong type
        public static Revision of(Members members) {
            return new Revision(
                    members.number("release"),
                    members.number("revision"),
                    members.texts("files"),
                    members.number("withheld"),
                    members.text("manifest"));
        }
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new MalformedException("not a rule or reason: \"" + Shown.of(name) + "\"");
        }
    }
}
