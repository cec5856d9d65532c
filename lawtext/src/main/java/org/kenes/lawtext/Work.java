package org.kenes.lawtext;

import java.util.List;

/// A law or a bill as such, whatever its version or language (FRBR Work).
///
/// @param uri `/akn/{country}/{bill|act}/{date}/{name}`
/// @param country as in the URI, for example `kz`
/// @param authentic the languages that bind; empty if the sources do not say. No language is
///   master.
public record Work(String uri, String country, Subtype subtype, List<Lang> authentic) {
    public Work {
        if (!uri.startsWith("/akn/")) {
            throw new IllegalArgumentException("a Work's URI starts with /akn/, not '" + uri + "'");
        }
        authentic = List.copyOf(authentic);
    }

    /// A Work of which only the address is known.
    public static Work of(String uri) {
        return of(uri, List.of());
    }

    /// A Work whose country and subtype are read from its address.
    public static Work of(String uri, List<Lang> authentic) {
        String[] parts = uri.split("/", -1);
        String country = parts.length > 2 ? parts[2] : "";
        boolean bill = parts.length > 3 && parts[3].equals(Subtype.BILL.element());
        return new Work(uri, country, bill ? Subtype.BILL : Subtype.ACT, authentic);
    }

    /// The date part of the address, or the empty string where it has none.
    public String date() {
        for (String part : uri.split("/", -1)) {
            if (part.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")) {
                return part;
            }
        }
        return "";
    }
}
