package org.kenes.server.outreach.signal;

import java.util.Locale;

/// Every rule, with the threshold as it is shown beside what it found. The words of a rule and of
/// its limits are the messages `outreach.signal.{code}` and `outreach.signal.{code}.limit`.
enum Rule {
    UNANNOUNCED("no announcement"),
    ANNOUNCED_LATE("announced on the day or later"),
    OVERLAP("same place, within 120 minutes"),
    REPORTER_TWO_PLACES("> 120 km/h"),
    BULK_ENTRY("≥ 5 reports within 60 minutes, 22:00–06:00"),
    LATE("> 72 h"),
    PHOTO_TIME("> 24 h"),
    PHOTO_PLACE("> 30 km"),
    MOCK_GPS("accuracy 0"),
    PHOTO_REUSED("64-bit hash, distance ≤ 8 or ≤ 5"),
    TEXT_REUSED("same text, ≥ 40 letters"),
    OVER_CAPACITY("> population"),
    ATTENDANCE_CONFLICT("intervals do not overlap"),
    ESTIMATE_WITHOUT_RANGE("low = high"),
    CLOCK_OFFSET("offsets differ"),
    PLAN_UNKNOWN("plan not here"),
    TEXT_UNKNOWN("version not here"),
    CAMPAIGN_ON_DUTY("campaign + state_on_duty"),
    DIGIT_HEAPING("χ², 9 df, p < 0.001, n ≥ 50"),
    NO_VARIANCE("exact binomial, p < 0.001, n ≥ 20");

    /// Counted up when a rule changes, so that old findings can be told from new ones.
    static final int ALGORITHM = 1;

    private final String threshold;

    Rule(String threshold) {
        this.threshold = threshold;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String threshold() {
        return threshold;
    }
}
