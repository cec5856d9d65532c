package org.kenes.server.voice;

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

    /// @param open false for a link that is old, spent or of another browser
    record Use(String token, boolean open) implements VoiceView {}
}
