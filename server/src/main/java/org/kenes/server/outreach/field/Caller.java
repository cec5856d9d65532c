package org.kenes.server.outreach.field;

import org.kenes.server.shell.language.Lang;

/// Who speaks to us over OpenRosa.
///
/// @param keyId what may be shown of the key, `staff` for staff
/// @param organisation empty for staff
/// @param place root of the part of the country, empty for staff: all of it
/// @param base address below which everything of this caller is, without a slash at the end
/// @param grace its key has ended: reports are taken and kept apart
public record Caller(
        String keyId,
        String organisation,
        String place,
        Lang lang,
        int perMinute,
        String base,
        boolean grace) {}
