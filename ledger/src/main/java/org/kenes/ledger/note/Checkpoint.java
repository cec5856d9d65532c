package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.util.ArrayList;
import java.util.List;

/// The head of a named log as it is signed (C2SP tlog-checkpoint): origin, size, root, and
/// extension lines, which we read and keep but never write.
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new MalformedException("not an origin: \"" + Shown.of(origin) + "\"");
        }
        new Head(size, root);
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, Head head) {
        this(origin, head.size(), head.root(), List.of());
    }

    public Head head() {
        return new Head(size, root);
    }

    /// The text that is signed.
    public String body() {
        StringBuilder body = new StringBuilder();
        body.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
        for (String extension : extensions) {
            body.append(extension).append('\n');
        }
        return body.toString();
    }

    /// @throws MalformedException if the text is not the body of a checkpoint
    public static Checkpoint parse(String body) {
        List<String> lines = Lines.of(body);
        if (lines.size() < 3) {
            throw new MalformedException("a checkpoint has at least three lines");
        }
        List<String> extensions = new ArrayList<>(lines.subList(3, lines.size()));
        if (extensions.stream().anyMatch(String::isEmpty)) {
            throw new MalformedException("empty extension line in a checkpoint");
        }
        return new Checkpoint(
                lines.get(0), Decimal.parse(lines.get(1)), Hash.ofBase64(lines.get(2)), extensions);
    }

    /// Signs as the log (type 01).
    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(body(), key);
    }
}
