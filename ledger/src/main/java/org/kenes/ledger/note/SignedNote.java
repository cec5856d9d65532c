package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text and the signatures under it (C2SP signed-note). Parsing checks the form only; nothing is
/// trusted before [#verify].
///
/// @param text ends in a newline, which is signed too
public record SignedNote(String text, List<NoteSignature> signatures) {
    public static final int LONGEST = 64 * 1024;

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new MalformedException("the text of a note ends in a newline");
        }
        signatures = List.copyOf(signatures);
    }

    public static SignedNote sign(String text, SigningKey key) {
        return new SignedNote(text, List.of(key.sign(text)));
    }

    public static SignedNote parse(String note) {
        return parse(note.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws MalformedException unless the bytes are one well-formed note of at most 64 KiB
    public static SignedNote parse(byte[] note) {
        if (note.length > LONGEST) {
            throw new MalformedException(
                    "a note has at most 64 KiB, not " + note.length + " bytes");
        }
        String all = utf8(note);
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c < 0x20 && c != '\n' || c == 0x7f) {
                throw new MalformedException("control character in a note at position " + i);
            }
        }
        int split = all.lastIndexOf("\n\n");
        if (split < 0 || !all.endsWith("\n") || split + 2 == all.length()) {
            throw new MalformedException("a note ends in an empty line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        int at = split + 2;
        while (at < all.length()) {
            int end = all.indexOf('\n', at);
            signatures.add(NoteSignature.parse(all.substring(at, end)));
            at = end + 1;
        }
        return new SignedNote(all.substring(0, split + 1), signatures);
    }

    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8", e);
        }
    }

    /// Checks the signature of one plain Ed25519 key.
    ///
    /// @throws VerificationException if the key did not sign, or signed something else
    public void verify(VerifierKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (NoteSignature signature : signatures) {
            if (signature.isBy(key)) {
                if (!key.verifies(message, signature.signature())) {
                    throw new VerificationException("wrong signature of " + key.name());
                }
                found = true;
            }
        }
        if (!found) {
            throw new VerificationException("not signed by " + key.name());
        }
    }

    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            note.append(signature).append('\n');
        }
        return note.toString();
    }
}
