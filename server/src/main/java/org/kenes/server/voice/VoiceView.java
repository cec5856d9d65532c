package org.kenes.server.voice;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the templates under `templates/voice/` show.
public sealed interface VoiceView {

    /// @param asked whether a mail with a link is on its way
    /// @param done level that was just confirmed, 0 for none
    /// @param service whether there is an identity service
    record Confirm(
            boolean asked,
            int done,
            boolean service,
            List<Refusal.FieldError> errors,
            Piece.Field address)
            implements VoiceView {}

    /// @param offer null for a link that is old, spent or of another browser
    record Use(String token, @Nullable Blind offer) implements VoiceView {}

    /// What a browser needs for a blind signature.
    ///
    /// @param n modulus, base64url, as `e`
    /// @param done where to go afterwards
    record Blind(int level, String n, String e, String done) implements VoiceView {}
}
