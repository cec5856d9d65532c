package org.kenes.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// What was planted in a nation. Shares are what is expected of those who speak for themselves, as
/// decimals with six places; the campaigns come on top and are listed by the numbers of their
/// opinions.
public record Truth(Nation nation) {

    /// An expected share of those who speak for themselves.
    ///
    /// @param scope overall, provision, region, language or `provision region`
    /// @param key code of the scope; two codes separated by a space for the last one
    /// @param millionths expected
    public record Share(String scope, String key, String stance, int millionths) {}

    /// A text that was sent many times with small edits.
    ///
    /// @param texts as they were sent, one per member
    public record Copies(String id, String wid, String stance, List<String> texts) {}

    /// All expected shares.
    public List<Share> shares() {
        Settings settings = nation.settings();
        Leanings leanings = nation.planted().leanings();
        Land land = nation.land();
        List<Share> shares = new ArrayList<>();
        add(shares, "overall", "*", leanings.expected(-1, -1, -1));
        for (int unit = 0; unit < settings.units().size(); unit++) {
            String wid = settings.units().get(unit).wid();
            add(shares, "provision", wid, leanings.expected(unit, -1, -1));
            for (int region = 0; region < land.regions(); region++) {
                String key = wid + " " + land.region(region);
                add(shares, "provision region", key, leanings.expected(unit, region, -1));
            }
        }
        for (int region = 0; region < land.regions(); region++) {
            add(shares, "region", land.region(region), leanings.expected(-1, region, -1));
        }
        for (int language = 0; language < settings.languages().size(); language++) {
            String lang = settings.languages().get(language);
            add(shares, "language", lang, leanings.expected(-1, -1, language));
        }
        return shares;
    }

    private static void add(List<Share> shares, String scope, String key, int support) {
        shares.add(new Share(scope, key, "support", support));
        shares.add(new Share(scope, key, "partly", Leanings.PARTLY));
        int oppose = Leanings.WHOLE - Leanings.PARTLY - support;
        shares.add(new Share(scope, key, "oppose", oppose));
    }

    /// The campaigns, each with everything it sent.
    public List<Copies> copies() {
        Voices voices = nation.planted();
        return voices.planted().stream()
                .map(campaign ->
                        new Copies(
                                campaign.id(),
                                nation.settings().units().get(campaign.unit()).wid(),
                                campaign.stance(),
                                voices.members(campaign)
                                        .mapToObj(number -> voices.voice(number).text())
                                        .toList()))
                .toList();
    }

    /// Sizes of the planted groups of answers, the larger first.
    public List<Long> groups() {
        Conversation conversation = nation.conversation();
        long first =
                LongStream.range(0, conversation.cards())
                        .filter(person -> conversation.group(person) == 0)
                        .count();
        long second = conversation.cards() - first;
        return List.of(Math.max(first, second), Math.min(first, second));
    }

    /// Canonical JSON: members in the order of their names, no spaces, whole numbers and strings
    /// only; one line feed at the end.
    public void write(Path file) throws IOException {
        StringBuilder json = new StringBuilder();
        append(json, members());
        Files.writeString(file, json.append('\n'), StandardCharsets.UTF_8);
    }

    private Map<String, Object> members() {
        Settings settings = nation.settings();
        Voices voices = nation.planted();
        Leanings leanings = voices.leanings();
        Land land = nation.land();
        Map<String, Object> byProvision = new TreeMap<>();
        Map<String, Object> byProvisionAndRegion = new TreeMap<>();
        for (int unit = 0; unit < settings.units().size(); unit++) {
            String wid = settings.units().get(unit).wid();
            byProvision.put(wid, shares(leanings.expected(unit, -1, -1)));
            Map<String, Object> cells = new TreeMap<>();
            for (int region = 0; region < land.regions(); region++) {
                cells.put(land.region(region), shares(leanings.expected(unit, region, -1)));
            }
            byProvisionAndRegion.put(wid, cells);
        }
        Map<String, Object> byRegion = new TreeMap<>();
        for (int region = 0; region < land.regions(); region++) {
            byRegion.put(land.region(region), shares(leanings.expected(-1, region, -1)));
        }
        Map<String, Object> byLanguage = new TreeMap<>();
        for (int language = 0; language < settings.languages().size(); language++) {
            byLanguage.put(
                    settings.languages().get(language),
                    shares(leanings.expected(-1, -1, language)));
        }
        Map<String, Object> members = new TreeMap<>();
        members.put("byLanguage", byLanguage);
        members.put("byProvision", byProvision);
        members.put("byProvisionAndRegion", byProvisionAndRegion);
        members.put("byRegion", byRegion);
        members.put("campaigns", campaigns(settings, voices));
        members.put("cards", cards());
        members.put("duplicates", duplicates());
        members.put("format", "kenes-truth/1");
        members.put("overall", shares(leanings.expected(-1, -1, -1)));
        members.put("settings", settings(settings));
        return members;
    }

    /// The two groups of answers, as the numbers of the persons in the first.
    private Map<String, Object> cards() {
        Conversation conversation = nation.conversation();
        return new TreeMap<>(
                Map.of(
                        "all",
                        (long) conversation.cards(),
                        "first",
                        LongStream.range(0, conversation.cards())
                                .filter(person -> conversation.group(person) == 0)
                                .boxed()
                                .toList()));
    }

    private static Map<String, Object> settings(Settings settings) {
        return new TreeMap<>(
                Map.of(
                        "events", settings.events(),
                        "from", settings.from().toString(),
                        "opinions", settings.opinions(),
                        "people", (long) settings.people(),
                        "questions", settings.questions(),
                        "seed", settings.seed(),
                        "to", settings.to().toString()));
    }

    private static List<Object> campaigns(Settings settings, Voices voices) {
        return voices.planted().stream()
                .<Object>map(campaign ->
                        new TreeMap<String, Object>(
                                Map.of(
                                        "id",
                                        campaign.id(),
                                        "lang",
                                        settings.languages().get(campaign.language()),
                                        "members",
                                        voices.members(campaign).boxed().toList(),
                                        "stance",
                                        campaign.stance(),
                                        "wid",
                                        settings.units().get(campaign.unit()).wid())))
                .toList();
    }

    private List<Object> duplicates() {
        return nation.meetings()
                .filter(meeting -> meeting.sameAs() != null)
                .<Object>map(meeting ->
                        new TreeMap<String, Object>(
                                Map.of(
                                        "event",
                                        meeting.id(),
                                        "sameAs",
                                        nation.meeting(Objects.requireNonNull(meeting.sameAs()))
                                                .id())))
                .toList();
    }

    private static Map<String, Object> shares(int support) {
        return new TreeMap<>(
                Map.of(
                        "oppose", decimal(Leanings.WHOLE - Leanings.PARTLY - support),
                        "partly", decimal(Leanings.PARTLY),
                        "support", decimal(support)));
    }

    private static String decimal(int millionths) {
        String digits = Integer.toString(Leanings.WHOLE + millionths);
        return "0." + digits.substring(1);
    }

    private static void append(StringBuilder json, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                String comma = "{";
                for (var member : map.entrySet()) {
                    json.append(comma);
                    append(json, Objects.requireNonNull(member.getKey()));
                    json.append(':');
                    append(json, Objects.requireNonNull(member.getValue()));
                    comma = ",";
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case Collection<?> list -> {
                String comma = "[";
                for (Object element : list) {
                    json.append(comma);
                    append(json, Objects.requireNonNull(element));
                    comma = ",";
                }
                json.append(list.isEmpty() ? "[]" : "]");
            }
            case Long number -> json.append(number.longValue());
            case String text -> quote(json, text);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        json.append(Character.forDigit(c & 15, 16));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
