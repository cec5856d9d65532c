package org.kenes.server.account.passkey;

import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.Piece;

import java.util.List;

/// What the templates of signing in and of one's own account show.
public sealed interface PasskeyView {

    /// @param options for the browser, JSON of the standard
    /// @param wrong whether the last try was refused
    record SignIn(SignedIn.Token csrf, String options, boolean wrong) implements PasskeyView {}

    /// @param wrong whether the last try was refused
    record Account(
            SignedIn.Token csrf,
            String name,
            List<Key> keys,
            String options,
            boolean wrong,
            Piece.Field label)
            implements PasskeyView {}

    /// @param id in base64url
    record Key(String id, String label, String made, String used) implements PasskeyView {}
}
