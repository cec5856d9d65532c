package org.kenes.server.dialogue;

import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final int AT_ONCE = 64;
    private static final int CODE = 11;

    /// Fourteen groups of four, with the strokes between.
    private static final int SECRET = 69;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private static final String ENTER =
            "insert into dialogue.book (tag, sealed) values (?, ?) on conflict do nothing";
    private static final String READ = "select tag, sealed from dialogue.book where tag = any(?)";

    private final JdbcClient jdbc;
    private final SlotSecret slotSecret;
    private final String dialogue;

    Book(JdbcClient jdbc, SlotSecret slotSecret, Settings settings) {
        this.jdbc = jdbc;
        this.slotSecret = slotSecret;
        this.dialogue = settings.dialogue().slug();
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

    /// Writes the next leaf. Two windows of one person may write at once: whoever comes second
    /// takes the next number.
    @Transactional
    public void enter(AnswerKey key, Leaf leaf) {
        int next = read(key).size();
        while (!write(key, next, leaf)) {
            next++;
        }
    }

    /// In the order in which they were written.
    public List<Leaf> read(AnswerKey key) {
        List<Leaf> leaves = new ArrayList<>();
        while (true) {
            int from = leaves.size();
            Map<String, byte[]> found = find(key, from);
            for (int i = from; i < from + AT_ONCE; i++) {
                byte[] tag = tag(key, i);
                byte[] sealed = found.get(Arrays.toString(tag));
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

    private boolean write(AnswerKey key, int i, Leaf leaf) {
        byte[] tag = tag(key, i);
        byte[] plain = leaf.padded().getBytes(StandardCharsets.US_ASCII);
        return jdbc.sql(ENTER).params(tag, seal(Cipher.ENCRYPT_MODE, key, tag, plain)).update()
                == 1;
    }

    private Map<String, byte[]> find(AnswerKey key, int from) {
        byte[][] tags = new byte[AT_ONCE][];
        for (int i = 0; i < AT_ONCE; i++) {
            tags[i] = tag(key, from + i);
        }
        Map<String, byte[]> found = new HashMap<>();
        jdbc.sql(READ)
                .param(tags)
                .query(row -> {
                    found.put(Arrays.toString(row.getBytes("tag")), row.getBytes("sealed"));
                });
        return found;
    }

    private byte[] tag(AnswerKey key, int i) {
        return key.tag(slotSecret.bytes, dialogue, i);
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
