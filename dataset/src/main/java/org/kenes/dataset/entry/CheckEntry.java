package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Back-checks: which events are drawn, and what somebody from outside found there.
public sealed interface CheckEntry extends Entry.Public {

    /// Which events will be checked, said before anybody can know which: all that are complete or
    /// verified in a checkpoint first witnessed after the deadline.
    ///
    /// @param n of the national part
    /// @param perStratum at least so many of each region and lead organiser
    /// @param beaconRule what public event after the deadline gives the beacon, or `none`
    /// @param checkers organisations
    record DrawAnnounced(
            String draw,
            long n,
            long perStratum,
            Instant deadline,
            String beaconRule,
            List<String> checkers,
            LocalDate outcomesBy)
            implements CheckEntry {
        @Override
        public int kind() {
            return 72;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("drawId", draw)
                    .put("n", n)
                    .put("m", perStratum)
                    .put("T", deadline)
                    .put("beaconRule", beaconRule)
                    .put("checkers", checkers)
                    .put("outcomesBy", outcomesBy)
                    .map();
        }

        static DrawAnnounced read(Fields in) {
            return new DrawAnnounced(
                    in.text("drawId"),
                    in.number("n"),
                    in.number("m"),
                    in.instant("T"),
                    in.text("beaconRule"),
                    in.list("checkers"),
                    in.date("outcomesBy"));
        }
    }

    /// @param size of the checkpoint that the draw came from
    /// @param root of that checkpoint, base64
    /// @param beacon empty where there was none
    /// @param population how many events could be drawn
    /// @param populationSha256 of their list, `event_id,stratum,organisers`
    /// @param sha256 of what was drawn, as `kenes draw run` prints it
    record DrawResult(
            String draw,
            long size,
            String root,
            String beacon,
            long population,
            String populationSha256,
            String sha256,
            LocalDate day)
            implements CheckEntry {
        @Override
        public int kind() {
            return 73;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("drawId", draw)
                    .put("checkpoint", size)
                    .put("root", root)
                    .put("beacon", beacon)
                    .put("population", population)
                    .put("populationSha256", populationSha256)
                    .put("sha256", sha256)
                    .put("day", day)
                    .map();
        }

        static DrawResult read(Fields in) {
            return new DrawResult(
                    in.text("drawId"),
                    in.number("checkpoint"),
                    in.text("root"),
                    in.text("beacon"),
                    in.number("population"),
                    in.text("populationSha256"),
                    in.text("sha256"),
                    in.date("day"));
        }
    }

    /// What a checker from outside found out about a drawn event.
    ///
    /// @param part national or top-up
    /// @param outcome confirmed, confirmed_other_figures, refuted, unreachable, declined or
    ///   not_done
    record BackCheck(
            String draw,
            String event,
            String part,
            String outcome,
            @Nullable Long low,
            @Nullable Long high,
            String by,
            LocalDate day)
            implements CheckEntry {
        @Override
        public int kind() {
            return 74;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("draw", draw)
                    .put("event", event)
                    .put("part", part)
                    .put("outcome", outcome)
                    .put("low", low)
                    .put("high", high)
                    .put("by", by)
                    .put("day", day)
                    .map();
        }

        static BackCheck read(Fields in) {
            return new BackCheck(
                    in.text("draw"),
                    in.text("event"),
                    in.text("part"),
                    in.text("outcome"),
                    in.maybeNumber("low"),
                    in.maybeNumber("high"),
                    in.text("by"),
                    in.date("day"));
        }
    }

    /// How often a rule of the house marked something for a person to look at, and what became of
    /// it, as it stood before a cut. What was marked is not said: a mark is no finding.
    ///
    /// @param code of the rule
    /// @param open nobody has looked yet
    /// @param confirmed led to a decision
    /// @param dismissed looked at, nothing found
    record Signals(
            String code, long raised, long open, long confirmed, long dismissed, LocalDate day)
            implements CheckEntry {
        @Override
        public int kind() {
            return 65;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("code", code)
                    .put("raised", raised)
                    .put("open", open)
                    .put("confirmed", confirmed)
                    .put("dismissed", dismissed)
                    .put("day", day)
                    .map();
        }

        static Signals read(Fields in) {
            return new Signals(
                    in.text("code"),
                    in.number("raised"),
                    in.number("open"),
                    in.number("confirmed"),
                    in.number("dismissed"),
                    in.date("day"));
        }
    }

    /// A report from paper that was keyed in a second time by somebody else, who did not see the
    /// first time.
    ///
    /// @param report first 16 hex digits of SHA-256 of the instance, which is itself not public
    /// @param fields answers that were compared
    /// @param differing answers that were not the same
    record SecondEntry(String report, long fields, long differing, LocalDate day)
            implements CheckEntry {
        @Override
        public int kind() {
            return 66;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("report", report)
                    .put("fields", fields)
                    .put("differing", differing)
                    .put("day", day)
                    .map();
        }

        static SecondEntry read(Fields in) {
            return new SecondEntry(
                    in.text("report"), in.number("fields"), in.number("differing"), in.date("day"));
        }
    }
}
