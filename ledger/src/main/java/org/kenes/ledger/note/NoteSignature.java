package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.strict.StrictBase64;

/// One signature line of a note.
///
/// @param id first four bytes of the key hash
/// @param signature bytes after the id; for cosignatures they begin with the time
@SuppressWarnings("ArrayRecordComponent")
public record NoteSignature(String name, int id, byte[] signature) {
    /// The line without its newline.
    @Override
    public String toString() {
        byte[] all = new byte[4 + signature.length];
        System.arraycopy(VerifierKey.idBytes(id), 0, all, 0, 4);
        System.arraycopy(signature, 0, all, 4, signature.length);
        return "\u2014 " + name + " " + StrictBase64.encode(all);
    }

    /// One signature line without its newline.
    ///
    /// @throws MalformedException if it is none
    public static NoteSignature parse(String line) {
        if (!line.startsWith("\u2014 ")) {
            throw new MalformedException("not a signature line: \"" + Shown.of(line) + "\"");
        }
        int space = line.indexOf(' ', 2);
        if (space < 0) {
            throw new MalformedException("not a signature line: \"" + Shown.of(line) + "\"");
        }
        String name = line.substring(2, space);
        VerifierKey.checkName(name);
        byte[] all = StrictBase64.decode(line.substring(space + 1));
        if (all.length < 5) {
            throw new MalformedException(
                    "signature line without a signature: \"" + Shown.of(line) + "\"");
        }
        int id = java.nio.ByteBuffer.wrap(all).getInt();
        return new NoteSignature(name, id, java.util.Arrays.copyOfRange(all, 4, all.length));
    }

    /// Whether it claims to be by this key; that it is has to be verified.
    public boolean isBy(VerifierKey key) {
        return id == key.id() && name.equals(key.name());
    }
}
