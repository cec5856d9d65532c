package org.kenes.server.dialogue;

import org.kenes.server.shell.setup.GroupCommit;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What one answer key left, readable with the key alone. Leaf 0, 1, 2, … of a book lies under the
/// tag that the key makes of its number; it holds the code and the secret of one receipt, sealed
/// with another key made of the answer key. So its owner can list and withdraw without an account,
/// and the table tells nobody anything: not which leaves belong together, nor to which
/// contribution.
@Component
public class Book {
    /// Tags of a key that are looked for at once: first so many, then twice as many each time.
    private static final int FIRST = 4;

    private static final int MOST = 64;
    private static final int CODE = 11;

    /// Fourteen groups of four, with the strokes between.
    private static final int SECRET = 69;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private static final String ENTER =
            """
            insert into dialogue.book (tag, sealed) select * from unnest(?::bytea[], ?::bytea[])
            on conflict do nothing returning tag
            """;
    private static final String WRITTEN = "select tag from dialogue.book where tag = any(?)";
    private static final String READ = "select tag, sealed from dialogue.book where tag = any(?)";

    private final JdbcClient jdbc;
    private final SlotSecret slotSecret;
    private final String dialogue;
    private final GroupCommit<Entering, Boolean> together;

    Book(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SlotSecret slotSecret,
            Settings settings) {
        this.jdbc = jdbc;
        this.slotSecret = slotSecret;
        this.dialogue = settings.dialogue().slug();
        this.together =
                new GroupCommit<>(
                        all -> transaction.execute(_ -> enterAll(all)),
                        it -> ByteBuffer.wrap(it.key().secret()));
    }

    /// @param secret of the receipt, as its page shows it; empty where it was made in the browser
    ///   of its author and never came here
    public record Leaf(String code, String secret) {
        public Leaf {
            if (code.length() != CODE || secret.length() > SECRET) {
                throw new IllegalArgumentException("not a receipt: " + code);
            }
        }

        public boolean isSealedByItsAuthor() {
            return secret.isEmpty();
        }

        /// All leaves are of one length, so that none is told from another.
        private String padded() {
            return code + secret + " ".repeat(SECRET - secret.length());
        }

        private static Leaf of(String padded) {
            return new Leaf(padded.substring(0, CODE), padded.substring(CODE).strip());
        }
    }

    private record Entering(AnswerKey key, Leaf leaf) {}

    /// Writes the next leaf. Two windows of one person may write at once: whoever comes second
    /// takes the next number.
    public void enter(AnswerKey key, Leaf leaf) {
        together.take(new Entering(key, leaf));
    }

    /// Each for another key.
    private List<Boolean> enterAll(List<Entering> all) {
        List<Entering> left = all;
        while (!left.isEmpty()) {
            left = write(left);
        }
        return all.stream().map(_ -> true).toList();
    }

    /// @return those whose number somebody took meanwhile
    private List<Entering> write(List<Entering> entering) {
        Map<Entering, byte[]> next = next(entering);
        List<byte[]> tags = new ArrayList<>();
        List<byte[]> sealed = new ArrayList<>();
        next.forEach((it, tag) -> {
            byte[] plain = it.leaf().padded().getBytes(StandardCharsets.US_ASCII);
            tags.add(tag);
            sealed.add(seal(Cipher.ENCRYPT_MODE, it.key(), tag, plain));
        });
        Set<ByteBuffer> written =
                tags(ENTER, tags.toArray(byte[][]::new), sealed.toArray(byte[][]::new));
        next.values().removeIf(tag -> written.contains(ByteBuffer.wrap(tag)));
        return List.copyOf(next.keySet());
    }

    /// The first tag of each key that is not written yet.
    private Map<Entering, byte[]> next(List<Entering> entering) {
        Map<Entering, byte[]> next = new LinkedHashMap<>();
        List<Entering> left = entering;
        int from = 0;
        for (int n = FIRST; !left.isEmpty(); n = Math.min(2 * n, MOST)) {
            Map<Entering, byte[][]> asked = new LinkedHashMap<>();
            for (Entering it : left) {
                asked.put(it, tags(it.key(), from, n));
            }
            byte[][] tags = asked.values().stream().flatMap(Arrays::stream).toArray(byte[][]::new);
            Set<ByteBuffer> written = tags(WRITTEN, (Object) tags);
            asked.forEach((it, own) ->
                    Arrays.stream(own)
                            .filter(tag -> !written.contains(ByteBuffer.wrap(tag)))
                            .findFirst()
                            .ifPresent(tag -> next.put(it, tag)));
            left = left.stream().filter(it -> !next.containsKey(it)).toList();
            from += n;
        }
        return next;
    }

    private Set<ByteBuffer> tags(String sql, Object... arrays) {
        return Set.copyOf(
                jdbc.sql(sql)
                        .params(arrays)
                        .query((row, n) -> ByteBuffer.wrap(row.getBytes(1)))
                        .list());
    }

    /// In the order in which they were written.
    public List<Leaf> read(AnswerKey key) {
        List<Leaf> leaves = new ArrayList<>();
        for (int n = FIRST; ; n = Math.min(2 * n, MOST)) {
            byte[][] tags = tags(key, leaves.size(), n);
            Map<ByteBuffer, byte[]> found = new HashMap<>();
            jdbc.sql(READ)
                    .param(tags)
                    .query(row -> {
                        found.put(ByteBuffer.wrap(row.getBytes("tag")), row.getBytes("sealed"));
                    });
            for (byte[] tag : tags) {
                byte[] sealed = found.get(ByteBuffer.wrap(tag));
                if (sealed == null) {
                    return leaves;
                }
                leaves.add(open(key, tag, sealed));
            }
        }
    }

    /// The leaf of one receipt.
    public Optional<Leaf> find(AnswerKey key, String code) {
        return read(key).stream().filter(leaf -> leaf.code().equals(code)).findFirst();
    }

    private byte[][] tags(AnswerKey key, int from, int n) {
        byte[][] tags = new byte[n][];
        for (int i = 0; i < n; i++) {
            tags[i] = key.tag(slotSecret.bytes, dialogue, from + i);
        }
        return tags;
    }

    private Leaf open(AnswerKey key, byte[] tag, byte[] sealed) {
        byte[] plain = seal(Cipher.DECRYPT_MODE, key, tag, sealed);
        return Leaf.of(new String(plain, StandardCharsets.US_ASCII));
    }

    /// A tag is written once, so its first bytes are a nonce that no other leaf has.
    private byte[] seal(int mode, AnswerKey key, byte[] tag, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key.bookKey(dialogue), "AES"),
                    new GCMParameterSpec(TAG_BITS, tag, 0, NONCE));
            cipher.updateAAD(tag);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a leaf that its own key does not open", e);
        }
    }
}
