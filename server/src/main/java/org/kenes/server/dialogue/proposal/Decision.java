package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A published decision about a proposal.
///
/// @param what one of [#ALL]
/// @param reasons by language; at least one unless it is under review
/// @param draft version in which it landed, with `wid`; null where nothing landed
public record Decision(
        String what,
        String body,
        Map<String, String> reasons,
        @Nullable String draft,
        @Nullable String wid,
        LocalDate day) {
    /// Nobody has decided yet.
    public static final String RECEIVED = "received";

    /// Everything that can be decided, in the order of the public table's legend.
    public static final List<String> ALL =
            List.of("under-review", "accepted", "partly", "declined", "out-of-scope", "merged");

    private static final int SHORTEST_REASON = 40;

    /// Whether something of the proposal is in the text since.
    static boolean lands(String what) {
        return what.equals("accepted") || what.equals("partly");
    }

    /// Whether this decides; being looked at does not.
    static boolean needsReason(String what) {
        return !what.equals("under-review");
    }

    /// A reason says something, in at least one language; a language without one is missing, not
    /// half there.
    static boolean explains(String what, Map<String, String> reasons) {
        boolean none = reasons.values().stream().allMatch(String::isEmpty);
        return reasons.values().stream()
                        .allMatch(it ->
                                it.isEmpty()
                                        || it.codePointCount(0, it.length()) >= SHORTEST_REASON)
                && !(none && needsReason(what));
    }

    static Decision of(ResultSet row) throws SQLException {
        Map<String, String> reasons = new TreeMap<>();
        for (String lang : List.of("kk", "ru", "en")) {
            String reason = row.getString("reason_" + lang);
            if (!reason.isEmpty()) {
                reasons.put(lang, reason);
            }
        }
        return new Decision(
                row.getString("decision"),
                row.getString("body"),
                reasons,
                row.getString("landed_draft"),
                row.getString("landed_wid"),
                row.getObject("decided_on", LocalDate.class));
    }
}
