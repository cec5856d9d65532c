package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/// What the electoral body stated.
public sealed interface ReferendumEntry extends Entry.Public {

    /// A statement of the electoral body about one unit. A later one replaces an earlier one of the
    /// same unit and finality.
    ///
    /// @param unit place
    /// @param voted took part, by the rule of the legal profile; yes + no + invalid + notCounted
    ///   where all four are stated
    record ReferendumResult(
            String unit,
            boolean last,
            Instant asOf,
            long eligible,
            long voted,
            @Nullable Long yes,
            @Nullable Long no,
            @Nullable Long invalid,
            @Nullable Long notCounted,
            String source)
            implements ReferendumEntry {
        @Override
        public int kind() {
            return 112;
        }

        @Override
        public Map<String, Object> members() {
            var counts = new Members().put("eligible", eligible).put("voted", voted);
            counts.put("yes", yes).put("no", no).put("invalid", invalid);
            counts.put("notCounted", notCounted);
            var members = new Members().put("unit", unit).put("final", last).put("asOf", asOf);
            return members.put("counts", counts.map()).put("source", source).map();
        }

        static ReferendumResult read(Fields in) {
            Fields counts = in.object("counts");
            return new ReferendumResult(
                    in.text("unit"),
                    in.flag("final"),
                    in.instant("asOf"),
                    counts.number("eligible"),
                    counts.number("voted"),
                    counts.maybeNumber("yes"),
                    counts.maybeNumber("no"),
                    counts.maybeNumber("invalid"),
                    counts.maybeNumber("notCounted"),
                    in.text("source"));
        }
    }

    /// Turnout of a unit at one moment of the day, as published. Two values from two sources both
    /// stay.
    ///
    /// @param percent as published, at most six decimals, or null
    record Turnout(
            String unit,
            Instant at,
            @Nullable Long voted,
            @Nullable Long eligible,
            @Nullable BigDecimal percent,
            String source)
            implements ReferendumEntry {
        @Override
        public int kind() {
            return 113;
        }

        @Override
        public Map<String, Object> members() {
            var members = new Members().put("unit", unit).put("at", at).put("voted", voted);
            members.put("eligible", eligible);
            members.put("pct", percent == null ? null : percent.toPlainString());
            return members.put("source", source).map();
        }

        static Turnout read(Fields in) {
            return new Turnout(
                    in.text("unit"),
                    in.instant("at"),
                    in.maybeNumber("voted"),
                    in.maybeNumber("eligible"),
                    in.maybeDecimal("pct"),
                    in.text("source"));
        }
    }
}
