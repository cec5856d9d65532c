package org.kenes.sample;

import org.jspecify.annotations.Nullable;
import org.kenes.sample.Nation.Attendance;
import org.kenes.sample.Nation.Meeting;
import org.kenes.sample.Nation.Organisation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Events in every state. The first regions × audiences of them took place, one for each
/// combination; a later one may be a second report of one of these.
final class Meetings {
    private static final List<String> VENUES =
            List.of(
                    "village_club",
                    "school",
                    "university",
                    "hospital",
                    "plant",
                    "farm",
                    "office",
                    "library",
                    "market",
                    "courtyard");
    private static final List<String> GATHERINGS =
            List.of("meeting", "workplace_meeting", "lesson", "round_table");
    private static final List<String> STATES =
            List.of(
                    "held",
                    "reported",
                    "complete",
                    "verified",
                    "planned",
                    "cancelled",
                    "lapsed",
                    "refuted",
                    "withdrawn",
                    "duplicate");
    private static final long[] STATE_WEIGHTS = {10, 20, 25, 5, 14, 7, 6, 2, 3, 8};
    private static final List<String> METHODS =
            List.of("sheet", "scan", "headcount", "photo_count", "estimate", "not_counted");

    private static final List<String> UNREPORTED = List.of("planned", "cancelled", "lapsed");

    private final Settings settings;
    private final Land land;
    private final Draws draws;
    private final List<List<Organisation>> camps = new ArrayList<>();
    private final long covered;

    Meetings(Settings settings, Land land) {
        this.settings = settings;
        this.land = land;
        draws = new Draws(settings.seed(), "event");
        covered = (long) land.regions() * settings.audiences().size();
        List<String> coalitions = new ArrayList<>();
        settings.coalitions().forEach(coalition -> coalitions.add(coalition.id()));
        coalitions.add("");
        for (String coalition : coalitions) {
            List<Organisation> camp =
                    land.organisations().stream()
                            .filter(Organisation::organises)
                            .filter(one -> coalition.equals(known(one, coalitions)))
                            .toList();
            if (!camp.isEmpty()) {
                camps.add(camp);
            }
        }
    }

    private static String known(Organisation organisation, List<String> coalitions) {
        String coalition = organisation.coalition();
        return coalition != null && coalitions.contains(coalition) ? coalition : "";
    }

    Meeting meeting(long number) {
        String state =
                number < covered
                        ? STATES.get(draws.weighted(number, 0, 10, 35, 45, 10))
                        : STATES.get(draws.weighted(number, 0, STATE_WEIGHTS));
        if (!state.equals("duplicate")) {
            return event(number, number, state, null);
        }
        long same = draws.below(number, 1, Math.toIntExact(Math.min(covered, number)));
        return event(number, same, state, same);
    }

    /// @param facts number of the event whose facts these are: its own, or that of the event it
    ///   repeats
    private Meeting event(long number, long facts, String state, @Nullable Long sameAs) {
        int region = (int) (facts % land.regions());
        List<String> venues = land.venues(region);
        List<Organisation> organisers = organisers(facts);
        LocalDate date = date(facts, state);
        int hour = 9 + draws.below(facts, 5, 11);
        String activity = activity(facts);
        boolean gathering = GATHERINGS.contains(activity);
        boolean report = !UNREPORTED.contains(state) && !state.equals("held");
        boolean announced = UNREPORTED.contains(state) || !draws.percent(facts, 6, 12);
        long photos = report ? draws.below(facts, 7, 4) : 0;
        return new Meeting(
                number,
                id(number),
                organisers.stream().map(Organisation::id).toList(),
                venues.get(draws.below(facts, 8, venues.size())),
                land.region(region),
                VENUES.get(draws.below(facts, 9, VENUES.size())),
                activity,
                gathering && draws.percent(facts, 10, 8) ? "hybrid" : "in_person",
                List.of("information", "campaign", "unstated")
                        .get(draws.weighted(facts, 11, 60, 30, 10)),
                audiences(facts),
                date,
                (hour < 10 ? "0" : "") + hour + (draws.percent(facts, 12, 50) ? ":00" : ":30"),
                30 + 15L * draws.below(facts, 13, 7),
                workingHours(facts, date, hour),
                announced ? date.minusDays(1 + draws.below(facts, 14, 14)) : null,
                state,
                attendance(facts, report && gathering, photos),
                report && !gathering ? measures(facts, activity) : Map.of(),
                report ? draws.below(facts, 15, 12) : 0,
                report ? draws.below(facts, 16, 25) : 0,
                photos,
                organisers.getFirst().id(),
                UNREPORTED.contains(state) ? null : date.plusDays(draws.below(number, 17, 4)),
                sameAs);
    }

    private String id(long number) {
        long high = draws.bits(number, 18) & ~0xF000L | 0x8000L;
        long low = draws.bits(number, 19) & ~(3L << 62) | 2L << 62;
        return new UUID(high, low).toString();
    }

    private List<Organisation> organisers(long facts) {
        List<Organisation> camp = camps.get(draws.below(facts, 20, camps.size()));
        Organisation first = camp.get(draws.below(facts, 21, camp.size()));
        if (!draws.percent(facts, 22, 12)) {
            return List.of(first);
        }
        List<Organisation> other = camps.get(draws.below(facts, 23, camps.size()));
        Organisation second = other.get(draws.below(facts, 24, other.size()));
        return second.equals(first) ? List.of(first) : List.of(first, second);
    }

    private LocalDate date(long facts, String state) {
        if (state.equals("planned")) {
            return settings.to().plusDays(1 + draws.below(facts, 2, 20));
        }
        int days = (int) ChronoUnit.DAYS.between(settings.from(), settings.to()) + 1;
        int open = Math.max(1, days - (state.equals("lapsed") ? 8 : 4));
        return settings.from().plusDays(draws.below(facts, 2, open));
    }

    private String activity(long facts) {
        if (facts < covered) {
            return GATHERINGS.get(draws.weighted(facts, 3, 65, 15, 10, 10));
        }
        return List.of(
                        "meeting",
                        "workplace_meeting",
                        "lesson",
                        "round_table",
                        "reception",
                        "door_to_door",
                        "leaflet")
                .get(draws.weighted(facts, 3, 50, 15, 8, 10, 7, 6, 4));
    }

    private List<String> audiences(long facts) {
        List<String> all = settings.audiences();
        String first =
                facts < covered
                        ? all.get((int) (facts / land.regions()))
                        : all.get(draws.below(facts, 25, all.size()));
        String second = all.get(draws.below(facts, 26, all.size()));
        boolean both = draws.percent(facts, 27, 35) && !second.equals(first);
        return both ? List.of(first, second) : List.of(first);
    }

    private String workingHours(long facts, LocalDate date, int hour) {
        if (draws.percent(facts, 28, 10)) {
            return "unknown";
        }
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend || hour >= 18 ? "no" : "yes";
    }

    private Attendance attendance(long facts, boolean counted, long photos) {
        String method =
                counted
                        ? METHODS.get(draws.weighted(facts, 29, 25, 5, 32, 5, 28, 5))
                        : "not_counted";
        long number =
                switch (draws.weighted(facts, 30, 60, 30, 10)) {
                    case 0 -> 10 + draws.below(facts, 31, 50);
                    case 1 -> 60 + draws.below(facts, 31, 140);
                    default -> 200 + draws.below(facts, 31, 400);
                };
        return switch (method) {
            case "not_counted" -> new Attendance(null, null, null, method, "F");
            case "estimate" ->
                    new Attendance(number * 8 / 10, number, number * 12 / 10 + 1, method, "E");
            case "sheet", "scan" -> new Attendance(number, number, number, method, "B");
            default -> new Attendance(number, number, number, method, photos > 0 ? "C" : "D");
        };
    }

    private Map<String, Long> measures(long facts, String activity) {
        long number = 10 + draws.below(facts, 32, 90);
        return switch (activity) {
            case "reception" -> Map.of("conversations", number);
            case "leaflet" -> Map.of("copies", number * 10);
            case "door_to_door" ->
                    Map.of(
                            "households_approached", number,
                            "households_opened", number * 6 / 10,
                            "conversations", number / 2,
                            "leaflets", number * 7 / 10);
            default -> throw new IllegalStateException(Objects.toString(activity));
        };
    }
}
