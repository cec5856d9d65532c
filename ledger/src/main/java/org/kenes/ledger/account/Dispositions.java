package org.kenes.ledger.account;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.entry.WithdrawalProof;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.CompactRange;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks the entries of a log in order and keeps what became of each: two bytes per leaf, and a
/// little more for the few that were touched.
///
/// An act that cannot apply is ignored and reported; it never stops the walk and never has an
/// effect. The sequencer asks [#objection] first and does not log such an act.
public final class Dispositions {
    static final int WITHDRAWN = 1;
    static final int ERASED = 2;
    static final int EXCLUDED = 4;
    static final int TEXT_EXCLUDED = 8;
    static final int TEXT_GONE = 16;
    static final int SUPERSEDED = 32;

    /// Looks up an earlier entry of the same log: needed for the few that somebody withdraws.
    @FunctionalInterface
    public interface Lookup {
        byte[] entry(long index);
    }

    /// An act that was ignored.
    public record Ignored(long index, String reason) {
        @Override
        public String toString() {
            return "entry " + index + " ignored: " + reason;
        }
    }

    /// A release and the index of its entry.
    public record Released(long index, LedgerRecord.ReleaseMade release) {}

    private final String origin;
    private final Lookup lookup;
    private final List<Ignored> ignored = new ArrayList<>();
    private final Map<Long, Released> releases = new HashMap<>();
    private final Map<Long, Long> successors = new HashMap<>();
    private final Map<Long, String> rules = new HashMap<>();
    private final Map<Long, Long> goneAt = new HashMap<>();
    private byte[] kinds = new byte[1024];
    private byte[] flags = new byte[1024];
    private int size;

    public Dispositions(String origin, Lookup lookup) {
        this.origin = origin;
        this.lookup = lookup;
    }

    /// Takes the next entry.
    ///
    /// @throws VerificationException if it is no entry of a dialogue at all
    public void accept(byte[] bytes) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            flags = Arrays.copyOf(flags, 2 * size);
        }
        // Nearly all entries are sealed ones, for which nothing has to be made.
        if (bytes.length == LogEntry.Sealed.LENGTH
                && bytes[0] == 0x4b
                && bytes[1] == 1
                && bytes[2] != 0) {
            kinds[size++] = bytes[2];
            return;
        }
        LogEntry entry;
        try {
            entry = LogEntry.parse(bytes);
        } catch (MalformedException e) {
            throw new VerificationException("entry " + size + ": " + e.getMessage(), e);
        }
        switch (entry) {
            case LogEntry.Sealed sealed -> kinds[size] = (byte) sealed.kind();
            case LogEntry.Public act -> {
                try {
                    act(size, act.kind(), new Members(act.members()), true);
                } catch (MalformedException e) {
                    ignored.add(new Ignored(size, String.valueOf(e.getMessage())));
                }
            }
        }
        size++;
    }

    /// Why this entry would be ignored if it were the next one, or null if it would not.
    public @Nullable String objection(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Sealed _ -> null;
            case LogEntry.Public act -> {
                try {
                    act(size, act.kind(), new Members(act.members()), false);
                    yield null;
                } catch (MalformedException e) {
                    yield e.getMessage();
                }
            }
        };
    }

    /// @throws MalformedException with the reason, before anything has changed
    private void act(int index, int kind, Members members, boolean apply) {
        switch (kind) {
            case 3 -> release(index, members, apply);
            case 4 -> moderate(members, apply);
            case 5 -> withdraw(index, members, apply);
            case 6 -> erase(index, members, apply);
            case 7 -> supersede(index, members, apply);
            default -> {}
        }
    }

    private void release(int index, Members members, boolean apply) {
        LedgerRecord.ReleaseMade release = LedgerRecord.ReleaseMade.of(members);
        if (releases.containsKey(release.release())) {
            throw new MalformedException("release " + release.release() + " was made before");
        }
        if (release.head().size() > index) {
            throw new MalformedException(
                    "release " + release.release() + " covers entries that follow it");
        }
        if (apply) {
            releases.put(release.release(), new Released(index, release));
        }
    }

    private void moderate(Members members, boolean apply) {
        int target = sealed(members);
        String action = members.text("action");
        if (!action.equals("exclude") && !action.equals("restore")) {
            throw new MalformedException("bad action");
        }
        boolean exclude = action.equals("exclude");
        Scope scope = scope(members);
        String rule = name(members, "rule");
        int flag = scope == Scope.ALL ? EXCLUDED : TEXT_EXCLUDED;
        if (has(target, flag) == exclude) {
            throw new MalformedException(action + " does not apply to entry " + target);
        }
        if (apply) {
            flags[target] ^= (byte) flag;
            if (scope == Scope.ALL && exclude) {
                rules.put((long) target, rule);
            } else if (scope == Scope.ALL) {
                rules.remove((long) target);
            }
        }
    }

    private void withdraw(int index, Members members, boolean apply) {
        int target = sealed(members);
        Scope scope = scope(members);
        WithdrawalProof proof = WithdrawalProof.of(members);
        notGone(target, scope);
        byte[] entry = lookup.entry(target);
        if (!(LogEntry.parse(entry) instanceof LogEntry.Sealed sealed)
                || !proof.opens(sealed.commitment())) {
            throw new MalformedException("ctl does not open the target");
        }
        if (!proof.isSigned(origin, Merkle.leaf(entry), scope)) {
            throw new MalformedException("the withdrawal is not signed by ctl");
        }
        if (apply) {
            gone(target, scope, WITHDRAWN, index);
        }
    }

    private void erase(int index, Members members, boolean apply) {
        int target = sealed(members);
        Scope scope = scope(members);
        name(members, "reason");
        notGone(target, scope);
        if (apply) {
            gone(target, scope, ERASED, index);
        }
    }

    private void notGone(int target, Scope scope) {
        if (scope == Scope.ALL && has(target, WITHDRAWN | ERASED)) {
            throw new MalformedException("entry " + target + " is already gone");
        }
    }

    private void gone(int target, Scope scope, int flag, int index) {
        switch (scope) {
            case TEXT -> flags[target] |= TEXT_GONE;
            case ALL -> {
                flags[target] |= (byte) flag;
                goneAt.put((long) target, (long) index);
            }
        }
    }

    private void supersede(int index, Members members, boolean apply) {
        int target = sealed(members);
        long by = members.number("by");
        if (by <= target || by >= index || kinds[(int) by] != kinds[target]) {
            throw new MalformedException("entry " + by + " cannot supersede " + target);
        }
        if (has(target, SUPERSEDED)) {
            throw new MalformedException("entry " + target + " is already superseded");
        }
        if (apply) {
            flags[target] |= SUPERSEDED;
            successors.put((long) target, by);
        }
    }

    private int sealed(Members members) {
        long target = members.number("target");
        if (target >= size || kinds[(int) target] == 0) {
            throw new MalformedException("target " + target + " is not a sealed entry");
        }
        return (int) target;
    }

    private static Scope scope(Members members) {
        return switch (members.text("scope")) {
            case "all" -> Scope.ALL;
            case "text" -> Scope.TEXT;
            default -> throw new MalformedException("bad scope");
        };
    }

    private static String name(Members members, String member) {
        String name = members.text(member);
        if (!LedgerRecord.NAME.matcher(name).matches()) {
            throw new MalformedException("bad " + member);
        }
        return name;
    }

    private boolean has(int index, int mask) {
        return (flags[index] & mask) != 0;
    }

    public long size() {
        return size;
    }

    public List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    /// The release of this number, if its entry has been walked over.
    public @Nullable Released release(long number) {
        return releases.get(number);
    }

    /// All releases walked over, by number.
    public Map<Long, Released> releases() {
        return new java.util.TreeMap<>(releases);
    }

    /// The kind of a sealed entry, 0 for a public one.
    public int sealedKind(long index) {
        return kinds[Math.toIntExact(index)] & 0xff;
    }

    /// Index of the first valid withdrawal or erasure of the whole entry, or −1.
    public long goneAt(long index) {
        return goneAt.getOrDefault(index, -1L);
    }

    /// Whether its words may not be shown.
    public boolean areWordsHidden(long index) {
        return has(Math.toIntExact(index), WITHDRAWN | ERASED | TEXT_EXCLUDED | TEXT_GONE);
    }

    /// Whether its words, or all of it, were withdrawn or erased.
    public boolean areWordsGone(long index) {
        return has(Math.toIntExact(index), WITHDRAWN | ERASED | TEXT_GONE);
    }

    public Disposition at(long index) {
        int i = Math.toIntExact(index);
        if (kinds[i] == 0) {
            return new Disposition.Public();
        }
        if (has(i, WITHDRAWN)) {
            return new Disposition.Withdrawn();
        }
        if (has(i, ERASED)) {
            return new Disposition.Erased();
        }
        if (has(i, SUPERSEDED)) {
            return new Disposition.Superseded(
                    java.util.Objects.requireNonNull(successors.get(index)));
        }
        if (has(i, EXCLUDED)) {
            return new Disposition.Moderated(java.util.Objects.requireNonNull(rules.get(index)));
        }
        return new Disposition.Counted();
    }

    /// What it is now, for good.
    public Dispositions copy() {
        Dispositions copy = new Dispositions(origin, lookup);
        copy.size = size;
        copy.kinds = Arrays.copyOf(kinds, Math.max(size, 1));
        copy.flags = Arrays.copyOf(flags, Math.max(size, 1));
        copy.ignored.addAll(ignored);
        copy.releases.putAll(releases);
        copy.successors.putAll(successors);
        copy.rules.putAll(rules);
        copy.goneAt.putAll(goneAt);
        return copy;
    }

    /// How many of each, all six names.
    public Map<String, Long> counts() {
        long[] counts = new long[Disposition.NAMES.size()];
        for (int i = 0; i < size; i++) {
            counts[flags[i] == 0 && kinds[i] != 0 ? 0 : at(i).code() - 1]++;
        }
        Map<String, Long> named = new java.util.LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            named.put(Disposition.NAMES.get(i), counts[i]);
        }
        return named;
    }

    /// Root of the disposition tree.
    public Hash root() {
        CompactRange range = new CompactRange();
        byte[] counted = new byte[Hash.LENGTH];
        Merkle.leaf(new Disposition.Counted().bytes()).copyTo(counted, 0);
        for (int i = 0; i < size; i++) {
            if (flags[i] == 0 && kinds[i] != 0) {
                range.append(counted, 0);
            } else {
                range.append(Merkle.leaf(at(i).bytes()));
            }
        }
        return range.root();
    }
}
