package org.kenes.server.outreach.desk;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.outreach.CodeList;

import java.util.List;
import java.util.Map;

/// The page of codes that were added.
///
/// @param typed what was sent and not taken, or empty
public record CodeView(
        SignedIn.Token csrf,
        List<CodeList> lists,
        Map<String, String> typed,
        @Nullable String done) {
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
