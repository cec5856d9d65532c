package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A meeting in the words of schema.org, for search engines and calendars. It says nothing that the
/// page does not show, and no place finer than the settlement but an address that was announced.
@Component
class LinkedEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = "https://schema.org/";

    private final Organisations organisations;
    private final ZoneId zone;

    LinkedEvent(Organisations organisations, Settings settings) {
        this.organisations = organisations;
        this.zone = settings.dialogue().zone();
    }

    /// @param invitation as far as everybody may see it
    /// @param path places from the country down
    /// @return JSON in which no `<` can end the element that holds it
    String json(
            Page page,
            Event event,
            Invitation invitation,
            List<Place> path,
            List<EventView.Picture> pictures) {
        Map<String, Object> it = new LinkedHashMap<>();
        it.put("@context", SCHEMA.substring(0, SCHEMA.length() - 1));
        it.put("@type", "Event");
        it.put("name", page.title());
        it.put("startDate", moment(event, 0));
        Long minutes = event.facts().minutes();
        if (minutes != null && event.facts().start() != null) {
            it.put("endDate", moment(event, minutes));
        }
        it.put(
                "eventStatus",
                SCHEMA
                        + (event.state() == EventState.CANCELLED
                                ? "EventCancelled"
                                : "EventScheduled"));
        it.put("eventAttendanceMode", SCHEMA + mode(event.facts().format()));
        it.put("location", locations(page, invitation, path));
        String lang = page.lang().code();
        it.put(
                "organizer",
                event.facts().organisers().stream()
                        .flatMap(id -> organisations.find(id).stream())
                        .map(found -> Map.of("@type", "Organization", "name", found.name(lang)))
                        .toList());
        if (!event.facts().languages().isEmpty()) {
            it.put("inLanguage", event.facts().languages());
        }
        if (!pictures.isEmpty()) {
            it.put("image", pictures.stream().map(EventView.Picture::address).toList());
        }
        return JSON.writeValueAsString(it).replace("<", "\\u003c");
    }

    private String moment(Event event, long later) {
        String start = event.facts().start();
        if (start == null) {
            return event.facts().date().toString();
        }
        return ZonedDateTime.of(event.facts().date(), LocalTime.parse(start), zone)
                .plusMinutes(later)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String mode(String format) {
        return switch (format) {
            case "online" -> "OnlineEventAttendanceMode";
            case "hybrid" -> "MixedEventAttendanceMode";
            default -> "OfflineEventAttendanceMode";
        };
    }

    private static List<Map<String, Object>> locations(
            Page page, Invitation invitation, List<Place> path) {
        List<Map<String, Object>> locations = new ArrayList<>();
        String lang = page.lang().code();
        if (!path.isEmpty()) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("@type", "PostalAddress");
            put(address, "streetAddress", invitation.address());
            address.put("addressLocality", path.getLast().name(lang));
            if (path.size() > 2) {
                address.put("addressRegion", path.get(1).name(lang));
            }
            address.put("addressCountry", path.getFirst().name(lang));
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("@type", "Place");
            String venue = invitation.venue();
            place.put("name", venue == null ? path.getLast().name(lang) : venue);
            place.put("address", address);
            locations.add(place);
        }
        String online = invitation.online();
        if (online != null) {
            locations.add(Map.of("@type", "VirtualLocation", "url", online));
        }
        return locations;
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
