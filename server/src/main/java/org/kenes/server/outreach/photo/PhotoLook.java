package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Looks at every file that has arrived: what it is, what its device wrote into it, whether it was
/// used before. Its marks are for a person to look at; none of them changes a number.
@Component
public class PhotoLook {
    private static final int BATCH = 20;
    private static final Duration NEAR = Duration.ofHours(24);
    private static final double KILOMETRES = 30;

    private static final String ARRIVED =
            """
            select photo.id, photo.event, min(attachment.sha256) as sha256
            from outreach.photo join outreach.attachment using (instance_id)
            where photo.state = 'waiting' and attachment.name = photo.file
            group by photo.id, photo.event order by photo.id limit ?
            """;
    private static final String JUDGED =
            """
            update outreach.photo set state = ?, reason = ?, sha256 = ?, width = ?, height = ?,
                taken_at = ?, lat = ?, lon = ?, camera = ?, c2pa = ?, phash = ?, whash = ?, flags = ?
            where id = ?
            """;
    private static final String REUSED =
            """
            select exists (select from outreach.photo where id <> ? and event is distinct from ?::uuid
                and phash is not null and (bit_count((phash # ?)::bit(64)) <= ?
                    or bit_count((whash # ?)::bit(64)) <= ?))
            """;

    private final JdbcClient jdbc;
    private final PhotoFiles files;
    private final Events events;
    private final Places places;

    PhotoLook(JdbcClient jdbc, PhotoFiles files, Events events, Places places) {
        this.jdbc = jdbc;
        this.files = files;
        this.events = events;
        this.places = places;
    }

    private record Arrived(String id, @Nullable UUID event, String sha256) {}

    /// Looks at every file that has arrived since.
    ///
    /// @return how many
    public int lookAtArrived() {
        int seen = 0;
        while (true) {
            List<Arrived> batch =
                    jdbc.sql(ARRIVED)
                            .param(BATCH)
                            .query((row, n) ->
                                    new Arrived(
                                            row.getString(1),
                                            row.getObject(2, UUID.class),
                                            row.getString(3)))
                            .list();
            if (batch.isEmpty()) {
                return seen;
            }
            batch.forEach(this::judge);
            seen += batch.size();
        }
    }

    private void judge(Arrived it) {
        byte[] file = files.original(it.sha256()).orElseThrow();
        switch (Sniffed.of(file)) {
            case Sniffed.Unsupported other ->
                    judged(it, "unsupported", other.what(), null, null, null);
            case Sniffed.Rejected no -> judged(it, "rejected", no.reason(), null, null, null);
            case Sniffed.Image header -> {
                DeviceData device = DeviceData.of(file);
                try {
                    BufferedImage upright = Renditions.upright(file, header, device.orientation());
                    judged(it, "new", "", header, device, PictureHash.of(upright));
                } catch (IOException e) {
                    judged(it, "rejected", "damaged", header, null, null);
                }
            }
        }
    }

    private void judged(
            Arrived it,
            String state,
            String reason,
            Sniffed.@Nullable Image header,
            @Nullable DeviceData device,
            @Nullable PictureHash hash) {
        List<String> flags = new ArrayList<>();
        if (device != null) {
            flags.addAll(deviceFlags(it.event(), device));
        }
        if (hash != null && isReused(it, hash)) {
            flags.add("photo_reused");
        }
        jdbc.sql(JUDGED)
                .params(
                        Arrays.asList(
                                state,
                                reason,
                                it.sha256(),
                                header == null ? null : header.width(),
                                header == null ? null : header.height(),
                                device == null ? null : device.taken(),
                                device == null ? null : device.lat(),
                                device == null ? null : device.lon(),
                                device == null ? null : device.camera(),
                                device != null && device.contentCredentials(),
                                hash == null ? null : hash.cosine(),
                                hash == null ? null : hash.wavelet(),
                                flags.toArray(String[]::new),
                                it.id()))
                .update();
    }

    private boolean isReused(Arrived it, PictureHash hash) {
        return jdbc.sql(REUSED)
                .params(
                        Arrays.asList(
                                it.id(),
                                it.event() == null ? null : it.event().toString(),
                                hash.cosine(),
                                PictureHash.COSINE_DISTANCE,
                                hash.wavelet(),
                                PictureHash.WAVELET_DISTANCE))
                .query(Boolean.class)
                .single();
    }

    /// Marks for a person to look at: neither changes a number.
    private List<String> deviceFlags(@Nullable UUID id, DeviceData device) {
        List<String> flags = new ArrayList<>();
        Optional<Event> event = id == null ? Optional.empty() : events.find(id);
        if (event.isEmpty()) {
            return flags;
        }
        LocalDate day = event.get().facts().date();
        String start = event.get().facts().start();
        LocalDateTime taken = device.taken();
        if (taken != null) {
            LocalDateTime from =
                    start == null ? day.atStartOfDay() : day.atTime(LocalTime.parse(start));
            LocalDateTime to = start == null ? day.plusDays(1).atStartOfDay() : from;
            boolean near = !taken.isBefore(from.minus(NEAR)) && !taken.isAfter(to.plus(NEAR));
            if (!near) {
                flags.add("photo_time");
            }
        }
        Double lat = device.lat();
        Double lon = device.lon();
        if (lat != null && lon != null) {
            places.find(event.get().facts().place())
                    .filter(place -> place.lat() != null && place.lon() != null)
                    .filter(place ->
                            kilometres(
                                            lat,
                                            lon,
                                            Double.parseDouble(String.valueOf(place.lat())),
                                            Double.parseDouble(String.valueOf(place.lon())))
                                    > KILOMETRES)
                    .ifPresent(place -> flags.add("photo_place"));
        }
        return flags;
    }

    /// Along a great circle.
    static double kilometres(double lat, double lon, double otherLat, double otherLon) {
        double a =
                Math.pow(Math.sin(Math.toRadians(otherLat - lat) / 2), 2)
                        + Math.cos(Math.toRadians(lat))
                                * Math.cos(Math.toRadians(otherLat))
                                * Math.pow(Math.sin(Math.toRadians(otherLon - lon) / 2), 2);
        return 2 * 6371 * Math.asin(Math.sqrt(a));
    }
}
