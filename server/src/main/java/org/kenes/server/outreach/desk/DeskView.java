package org.kenes.server.outreach.desk;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.FieldKey;
import org.kenes.server.account.SignedIn;
import org.kenes.server.coalition.Organisation;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.shell.Piece;

import java.util.List;

/// The staff page of the field.
///
/// @param fresh the key that was just made, shown this once
/// @param problems what was wrong with the last request, in words
/// @param alike pairs that may be one event
public record DeskView(
        SignedIn.Token csrf,
        @Nullable Fresh fresh,
        List<String> problems,
        @Nullable String done,
        List<Organisation> organisations,
        List<Piece.Option> places,
        List<FieldKey> keys,
        List<FieldForms.Published> forms,
        List<Report> reports,
        List<Pair> alike,
        List<Joined> joined) {

    /// @param qr of the settings for ODK Collect
    public record Fresh(String id, String url, String page, KeyDesk.Squares qr) {}

    /// @param problems in words of the reader's language
    /// @param error what the program says that failed to read it, or null
    public record Report(
            String instanceId,
            String form,
            String received,
            String state,
            List<String> problems,
            @Nullable String error) {}

    public record Pair(Side one, Side other) {}

    public record Side(String id, String what) {}

    public record Joined(Side gone, Side kept, String reason) {}
}
