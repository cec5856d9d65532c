package org.kenes.ledger.witness;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Cosignature;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.strict.Shown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/// Which logs, which witnesses, and how many of whom must have cosigned (C2SP tlog-policy).
public final class Policy {
    public static final int LONGEST = 256 * 1024;

    /// A witness or a group under its name.
    private sealed interface Member {}

    private record One(VerifierKey key) implements Member {}

    private record Group(long needed, List<Member> members) implements Member {}

    /// @param url where the log or witness can be asked, if the policy says so
    public record Party(String name, VerifierKey key, @Nullable String url) {}

    private final List<Party> logs = new ArrayList<>();
    private final List<Party> witnesses = new ArrayList<>();
    private final Map<String, Member> names = new LinkedHashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private boolean complete;
    private @Nullable Member quorum;

    private Policy() {}

    /// No logs, and any of the given witnesses, of which `quorum` must have cosigned.
    public static Policy of(List<VerifierKey> witnesses, int quorum) {
        Policy policy = new Policy();
        List<Member> members = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            policy.addWitness(witness.name(), witness, null);
            members.add(new One(witness));
        }
        if (quorum < 0 || quorum > members.size()) {
            throw new MalformedException(
                    "a quorum of "
                            + quorum
                            + " is not possible with "
                            + members.size()
                            + " witnesses");
        }
        policy.quorum = quorum == 0 ? null : new Group(quorum, members);
        return policy;
    }

    /// @throws MalformedException with the number of the line that is wrong
    public static Policy parse(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedException("a policy has at most 256 KiB");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t' || c == 0x7f) {
                throw new MalformedException("control character in the policy at position " + i);
            }
        }
        Policy policy = new Policy();
        int number = 0;
        for (String line : Lines.of(text)) {
            number++;
            try {
                policy.line(line);
            } catch (MalformedException e) {
                throw new MalformedException("policy line " + number + ": " + e.getMessage(), e);
            }
        }
        if (!policy.complete) {
            throw new MalformedException("policy without a quorum line");
        }
        return policy;
    }

    private void line(String line) {
        StringTokenizer tokens = new StringTokenizer(line, " \t");
        List<String> words = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> {
                expect(words, 2, 3);
                addLog(VerifierKey.parse(words.get(1)), words.size() > 2 ? words.get(2) : null);
            }
            case "witness" -> {
                expect(words, 3, 4);
                String name = define(words.get(1));
                VerifierKey key = VerifierKey.parse(words.get(2));
                addWitness(name, key, words.size() > 3 ? words.get(3) : null);
                names.put(name, new One(key));
            }
            case "group" -> group(words);
            case "quorum" -> {
                expect(words, 2, 2);
                if (complete) {
                    throw new MalformedException("a second quorum");
                }
                complete = true;
                quorum = words.get(1).equals("none") ? null : known(words.get(1));
            }
            default -> throw new MalformedException("unknown word " + Shown.of(words.getFirst()));
        }
    }

    private void group(List<String> words) {
        if (words.size() < 4) {
            throw new MalformedException("a group needs a name, a threshold and members");
        }
        String name = define(words.get(1));
        List<Member> members = new ArrayList<>();
        for (String member : words.subList(3, words.size())) {
            members.add(known(member));
            if (!grouped.add(member)) {
                throw new MalformedException(Shown.of(member) + " is already in a group");
            }
        }
        long needed =
                switch (words.get(2)) {
                    case "any" -> 1;
                    case "all" -> members.size();
                    default -> Decimal.parse(words.get(2));
                };
        if (needed < 1 || needed > members.size()) {
            throw new MalformedException(needed + " of " + members.size() + " is not possible");
        }
        names.put(name, new Group(needed, members));
    }

    private static void expect(List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most) {
            throw new MalformedException("wrong number of words after " + words.getFirst());
        }
    }

    private String define(String name) {
        if (name.equals("none") || names.containsKey(name)) {
            throw new MalformedException("name already taken: " + Shown.of(name));
        }
        return name;
    }

    private Member known(String name) {
        Member member = names.get(name);
        if (member == null) {
            throw new MalformedException("not defined before: " + Shown.of(name));
        }
        return member;
    }

    private void addLog(VerifierKey key, @Nullable String url) {
        if (key.type() != KeyType.ED25519) {
            throw new MalformedException(key.name() + " is not the key of a log");
        }
        if (logs.stream().anyMatch(l -> l.key().sameMaterial(key))) {
            throw new MalformedException("the same key twice: " + key.name());
        }
        logs.add(new Party(key.name(), key, url));
    }

    private void addWitness(String name, VerifierKey key, @Nullable String url) {
        if (!key.type().isCosignature()) {
            throw new MalformedException(key.name() + " is not the key of a witness");
        }
        if (witnesses.stream().anyMatch(w -> w.key().sameMaterial(key))) {
            throw new MalformedException("the same key twice: " + key.name());
        }
        witnesses.add(new Party(name, key, url));
    }

    public List<Party> logs() {
        return List.copyOf(logs);
    }

    public List<Party> witnesses() {
        return List.copyOf(witnesses);
    }

    public List<VerifierKey> witnessKeys() {
        return witnesses.stream().map(Party::key).toList();
    }

    /// Whether these witnesses together are enough.
    public boolean isSatisfiedBy(Collection<VerifierKey> cosigned) {
        return quorum == null || satisfied(quorum, Set.copyOf(cosigned));
    }

    public boolean isSatisfiedBy(SignedCheckpoint checkpoint) {
        return isSatisfiedBy(checkpoint.cosignatures().stream().map(Cosignature::witness).toList());
    }

    private static boolean satisfied(Member member, Set<VerifierKey> cosigned) {
        return switch (member) {
            case One one -> cosigned.contains(one.key());
            case Group group ->
                    group.members().stream().filter(m -> satisfied(m, cosigned)).count()
                            >= group.needed();
        };
    }
}
