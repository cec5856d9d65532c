package org.kenes.sample;

import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The register of places as the generator uses it: regions with weights, and for each region the
/// places an event can be held at.
final class Land {
    private final List<String> regions = new ArrayList<>();
    private final List<List<String>> venues = new ArrayList<>();
    private final long[] weights;
    private final List<Organisation> organisations;

    Land(Settings settings) {
        Map<String, Place> byCode = new HashMap<>();
        settings.places().forEach(place -> byCode.put(place.code(), place));
        List<Long> known = new ArrayList<>();
        for (Place place : settings.places()) {
            if (place.level() == 1) {
                regions.add(place.code());
                venues.add(new ArrayList<>());
                if (place.population() != null) {
                    known.add(place.population());
                }
            }
        }
        long average =
                known.isEmpty()
                        ? 1
                        : Math.max(1, known.stream().mapToLong(n -> n).sum() / known.size());
        weights = new long[regions.size()];
        for (int i = 0; i < weights.length; i++) {
            Long population = Objects.requireNonNull(byCode.get(regions.get(i))).population();
            weights[i] = Math.max(1, population == null ? average : population);
        }
        for (Place place : settings.places()) {
            int region = place.level() == 3 ? regionOf(place, byCode) : -1;
            if (region >= 0) {
                venues.get(region).add(place.code());
            }
        }
        for (int i = 0; i < venues.size(); i++) {
            if (venues.get(i).isEmpty()) {
                venues.get(i).add(regions.get(i));
            }
        }
        organisations =
                settings.organisations().stream()
                        .map(organisation -> settled(organisation, byCode))
                        .toList();
    }

    private int regionOf(Place settlement, Map<String, Place> byCode) {
        Place place = settlement;
        for (int steps = 0; place != null && steps < 4; steps++) {
            if (place.level() == 1) {
                return regions.indexOf(place.code());
            }
            place = byCode.get(place.parent());
        }
        return -1;
    }

    /// With another register, an organisation of a region moves to one of that register's regions.
    private Organisation settled(Organisation organisation, Map<String, Place> byCode) {
        if (organisation.place() != null && byCode.containsKey(organisation.place())) {
            return organisation;
        }
        if (organisation.level().equals("national")) {
            return byCode.values().stream()
                    .filter(place -> place.level() == 0)
                    .map(Place::code)
                    .min(String::compareTo)
                    .map(organisation::at)
                    .orElse(organisation);
        }
        return organisation.at(
                regions.get(new Draws(organisation.id(), "home").below(0, 0, regions.size())));
    }

    List<Organisation> organisations() {
        return organisations;
    }

    int regions() {
        return regions.size();
    }

    String region(int number) {
        return regions.get(number);
    }

    List<String> venues(int region) {
        return venues.get(region);
    }

    long[] weights() {
        return weights;
    }
}
