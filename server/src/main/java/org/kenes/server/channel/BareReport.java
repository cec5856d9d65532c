package org.kenes.server.channel;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.EventCode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `KE CODE COUNT METHOD`, the whole of a report from a telephone without a form.
///
/// @param value null for a range
/// @param method sheet, headcount or estimate
record BareReport(EventCode code, long low, @Nullable Long value, long high, String method) {
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,7})(?:[-–—]([0-9]{1,7}))?");
    private static final long MOST = 1_000_000;

    enum Wrong {
        /// Not three words after KE.
        SHAPE,
        /// A symbol of the code is wrong: the check symbol does not fit.
        CODE,
        COUNT,
        METHOD,
        /// An estimate is a range.
        RANGE_MISSING,
        /// What was counted is one number.
        RANGE
    }

    sealed interface Read {
        record Good(BareReport report) implements Read {}

        record Bad(Wrong why) implements Read {}
    }

    /// @param words after `KE`
    static Read of(String[] words) {
        if (words.length != 3) {
            return new Read.Bad(Wrong.SHAPE);
        }
        EventCode code = EventCode.of(words[0]).orElse(null);
        if (code == null) {
            return new Read.Bad(Wrong.CODE);
        }
        Matcher count = COUNT.matcher(words[1]);
        if (!count.matches()) {
            return new Read.Bad(Wrong.COUNT);
        }
        long low = Long.parseLong(count.group(1));
        boolean range = count.group(2) != null;
        long high = range ? Long.parseLong(count.group(2)) : low;
        if (low > high || high > MOST) {
            return new Read.Bad(Wrong.COUNT);
        }
        String method = method(words[2]);
        if (method == null) {
            return new Read.Bad(Wrong.METHOD);
        }
        if (method.equals("estimate") != range) {
            return new Read.Bad(range ? Wrong.RANGE : Wrong.RANGE_MISSING);
        }
        return new Read.Good(new BareReport(code, low, range ? null : low, high, method));
    }

    private static @Nullable String method(String typed) {
        // the Cyrillic letter that sounds like S, not the Latin one that looks like it
        if (typed.equalsIgnoreCase("С")) {
            return "sheet";
        }
        return switch (EventCode.latin(typed)) {
            case "S", "1" -> "sheet";
            case "H", "2" -> "headcount";
            case "E", "3" -> "estimate";
            default -> null;
        };
    }
}
