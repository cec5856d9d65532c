package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongFunction;

/// What became of every entry: a function of the log alone (ledger specification 3.3). A tombstone
/// that does not apply is ignored and counted, never an error. A few bytes per entry.
final class Dispositions {
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int PUBLIC = 0;

    private final String origin;
    private final LongFunction<byte[]> entry;

    /// Kind of each sealed entry; 0 for public ones.
    private byte[] kinds = new byte[1024];

    private final BitSet withdrawn = new BitSet();
    private final BitSet erased = new BitSet();
    private final BitSet textGone = new BitSet();
    private final Map<Integer, String> rules = new HashMap<>();
    private final Map<Integer, String> textRules = new HashMap<>();
    private final Map<Integer, Long> successors = new HashMap<>();
    private int size;
    private long ignored;

    /// @param origin of the log, part of what a withdrawal signs
    /// @param entry an earlier entry of the log by index
    Dispositions(String origin, LongFunction<byte[]> entry) {
        this.origin = origin;
        this.entry = entry;
    }

    /// Takes the next entry of the log.
    void add(LogEntry next) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.multiplyExact(size, 2));
        }
        switch (next) {
            case LogEntry.Sealed sealed -> kinds[size] = (byte) sealed.kind();
            case LogEntry.Public act -> {
                boolean applied =
                        switch (act.kind()) {
                            case 4 -> moderated(act.members());
                            case 5 -> withdrew(act.members());
                            case 6 -> gone(act.members(), erased);
                            case 7 -> superseded(act.members());
                            default -> true;
                        };
                if (!applied) {
                    ignored++;
                }
            }
        }
        size++;
    }

    private boolean moderated(Map<String, Object> act) {
        int target = target(act);
        String scope = scope(act);
        if (target < 0 || scope == null || !(act.get("rule") instanceof String rule)) {
            return false;
        }
        boolean all = scope.equals("all");
        if (all && isGone(target)) {
            return false;
        }
        Map<Integer, String> held = all ? rules : textRules;
        if ("exclude".equals(act.get("action"))) {
            return held.putIfAbsent(target, rule) == null;
        }
        return "restore".equals(act.get("action")) && held.remove(target) != null;
    }

    private boolean withdrew(Map<String, Object> act) {
        int target = target(act);
        return target >= 0 && signed(act, target) && gone(act, withdrawn);
    }

    private boolean gone(Map<String, Object> act, BitSet how) {
        int target = target(act);
        String scope = scope(act);
        if (target < 0 || scope == null || scope.equals("all") && isGone(target)) {
            return false;
        }
        if (how == erased && !(act.get("reason") instanceof String)) {
            return false;
        }
        (scope.equals("all") ? how : textGone).set(target);
        return true;
    }

    private boolean superseded(Map<String, Object> act) {
        int target = target(act);
        if (target < 0
                || !(act.get("by") instanceof Long by)
                || by <= target
                || by >= size
                || kinds[by.intValue()] != kinds[target]
                || successors.containsKey(target)) {
            return false;
        }
        successors.put(target, by);
        return true;
    }

    /// An earlier sealed entry, or -1.
    private int target(Map<String, Object> act) {
        return act.get("target") instanceof Long target
                        && target >= 0
                        && target < size
                        && kinds[target.intValue()] != PUBLIC
                ? target.intValue()
                : -1;
    }

    private static @Nullable String scope(Map<String, Object> act) {
        return act.get("scope") instanceof String scope
                        && (scope.equals("all") || scope.equals("text"))
                ? scope
                : null;
    }

    private boolean isGone(int target) {
        return withdrawn.get(target) || erased.get(target);
    }

    /// Whether the author's own key, committed to in the target, signed this withdrawal.
    private boolean signed(Map<String, Object> act, int target) {
        try {
            byte[] leaf = entry.apply(target);
            if (!(LogEntry.parse(leaf) instanceof LogEntry.Sealed sealed)) {
                return false;
            }
            String ctl = text(act, "ctl");
            Hash digest =
                    Compartment.CTL.digest(HexFormat.of().parseHex(text(act, "ctl_salt")), ctl);
            Hash tail = node(Hash.ofHex(text(act, "d_prov")), digest);
            Hash rest = node(Hash.ofHex(text(act, "d_text")), tail);
            if (!node(Hash.ofHex(text(act, "d_coded")), rest).equals(sealed.commitment())) {
                return false;
            }
            Hash leafHash = Hash.sha256(new byte[] {0}, leaf);
            String message =
                    "kenes/withdraw/v1\n%s\n%s\n%s\n"
                            .formatted(origin, leafHash.base64(), text(act, "scope"));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key(StrictBase64.decode(ctl)));
            check.update(message.getBytes(StandardCharsets.UTF_8));
            return check.verify(StrictBase64.decode(text(act, "sig")));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.sha256(
                "kenes/node/v1\n".getBytes(StandardCharsets.US_ASCII), left.bytes(), right.bytes());
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, encoded, SPKI.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String text(Map<String, Object> act, String member) {
        if (act.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + member + "\" is missing");
    }

    int size() {
        return size;
    }

    /// Tombstones that did not apply.
    long ignored() {
        return ignored;
    }

    boolean counted(int index) {
        return kinds[index] != PUBLIC
                && !isGone(index)
                && !successors.containsKey(index)
                && !rules.containsKey(index);
    }

    int kind(int index) {
        return kinds[index] & 0xff;
    }

    /// counted, moderated, withdrawn, erased, superseded or public.
    String of(int index) {
        if (kinds[index] == PUBLIC) {
            return "public";
        }
        if (isGone(index)) {
            return withdrawn.get(index) && !erased.get(index) ? "withdrawn" : "erased";
        }
        if (successors.containsKey(index)) {
            return "superseded";
        }
        return rules.containsKey(index) ? "moderated" : "counted";
    }

    /// The moderation rule, where the disposition is moderated.
    @Nullable String rule(int index) {
        return of(index).equals("moderated") ? rules.get(index) : null;
    }

    /// The entry that replaces this one, where the disposition is superseded.
    @Nullable Long by(int index) {
        return of(index).equals("superseded") ? successors.get(index) : null;
    }

    /// What the log says about the words alone; null when it says nothing.
    @Nullable TextStatus words(int index) {
        if (textGone.get(index)) {
            return TextStatus.ERASED;
        }
        return textRules.containsKey(index) ? TextStatus.HIDDEN : null;
    }
}
