package org.kenes.server.follow;

import org.kenes.server.shell.Piece;
import org.kenes.server.shell.Refusal;

import java.util.List;

/// What the templates under `templates/follow/` show.
public sealed interface FollowView {

    /// @param about as in the address, empty for everything
    /// @param feed address below the language
    /// @param asked whether a mail with a link is on its way
    record Form(
            String about,
            String feed,
            boolean asked,
            List<Refusal.FieldError> errors,
            Piece.Field address,
            Piece.Choice often)
            implements FollowView {}

    /// A page with one button.
    ///
    /// @param does what it does, key of the message below `follow.`
    /// @param action where it sends, below the language
    /// @param open whether there is still something to do
    record Button(String does, String action, String token, boolean open) implements FollowView {}
}
