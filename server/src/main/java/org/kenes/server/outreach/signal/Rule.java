package org.kenes.server.outreach.signal;

import java.util.Locale;

/// Every rule. Its words, its threshold and its limits are the messages `outreach.signal.{code}`,
/// `….threshold` and `….limit`.
enum Rule {
    UNANNOUNCED,
    ANNOUNCED_LATE,
    OVERLAP,
    REPORTER_TWO_PLACES,
    BULK_ENTRY,
    LATE,
    PHOTO_TIME,
    PHOTO_PLACE,
    MOCK_GPS,
    PHOTO_REUSED,
    TEXT_REUSED,
    OVER_CAPACITY,
    ATTENDANCE_CONFLICT,
    ESTIMATE_WITHOUT_RANGE,
    CLOCK_OFFSET,
    PLAN_UNKNOWN,
    TEXT_UNKNOWN,
    CAMPAIGN_ON_DUTY,
    DIGIT_HEAPING,
    NO_VARIANCE;

    /// Counted up when a rule changes, so that old findings can be told from new ones.
    static final int ALGORITHM = 2;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
