package org.kenes.server.outreach;

import java.util.List;

/// The codes of meetings that come with the program (field specification, sections 3 and 5). Their
/// words are the messages `outreach.{list}.{code}`. Audiences and venues grow: [CodeLists].
public final class Codes {
    public static final List<String> AUDIENCES =
            List.of(
                    "residents",
                    "miners",
                    "workers",
                    "farmers",
                    "students",
                    "pupils",
                    "teachers",
                    "doctors",
                    "entrepreneurs",
                    "it",
                    "civil",
                    "pensioners",
                    "women",
                    "disab",
                    "other");
    public static final List<String> VENUES =
            List.of(
                    "village_club",
                    "school",
                    "university",
                    "hospital",
                    "mine",
                    "plant",
                    "farm",
                    "office",
                    "library",
                    "market",
                    "courtyard",
                    "other");
    public static final List<String> ACTIVITIES =
            List.of(
                    "meeting",
                    "workplace_meeting",
                    "lesson",
                    "round_table",
                    "reception",
                    "broadcast",
                    "door_to_door",
                    "leaflet",
                    "poster");
    public static final List<String> FORMATS = List.of("in_person", "online", "hybrid");
    public static final List<String> ACCESS = List.of("public", "by_invitation", "staff_only");

    /// `und` is another one.
    public static final List<String> LANGUAGES = List.of("kk", "ru", "en", "und");

    public static final List<String> NATURES = List.of("information", "campaign", "unstated");

    private Codes() {}

    /// What an activity measures besides attendance. Measures of different activities are never
    /// added up.
    static List<String> measures(String activity) {
        return switch (activity) {
            case "reception" -> List.of("conversations");
            case "broadcast" -> List.of("audience");
            case "door_to_door" ->
                    List.of(
                            "households_approached",
                            "households_opened",
                            "conversations",
                            "leaflets");
            case "leaflet" -> List.of("copies");
            case "poster" -> List.of("places");
            default -> List.of();
        };
    }
}
