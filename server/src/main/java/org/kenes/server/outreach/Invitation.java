package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;

/// What an organisation says, in its own words, of what will be where. It is shown and never part
/// of the record, from which no word can be taken away.
///
/// @param venue name of the house or hall
/// @param address of it
/// @param online where it can be watched, `https://…`
public record Invitation(
        @Nullable String title,
        @Nullable String venue,
        @Nullable String address,
        @Nullable String online) {
    static final Invitation NONE = new Invitation(null, null, null, null);
    private static final int LONGEST = 300;

    /// As far as everybody may see it: a meeting for staff only has no address here.
    Invitation shown(@Nullable String access) {
        return "staff_only".equals(access) ? new Invitation(title, null, null, null) : this;
    }

    /// Whether an address is one that a page can link to without harm.
    public static boolean isOnline(String address) {
        return address.length() <= LONGEST
                && address.matches("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s<>\"'\\\\]*)?");
    }
}
