package org.kenes.server.outreach.photo;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Places;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Photos of reports: noted when a report is read, looked at when their file is there, shown when
/// somebody decides so. Showing and taking down are entries of the record.
@Component
public class Photos {
    private static final int BATCH = 20;
    private static final int LONGEST_WORDS = 2_000;
    private static final Duration NEAR = Duration.ofHours(24);
    private static final double KILOMETRES = 30;

    private static final String COLUMNS =
            """
            select photo.id, instance_id, file, photo.event, caption, credit, licence, consent,
                minors, consent_ref, photo.state, reason, sha256, flags,
                coalesce(event.nature = 'campaign', false) as campaign
            from outreach.photo left join outreach.event on event.id = photo.event
            """;
    private static final String NOTE =
            """
            insert into outreach.photo (id, instance_id, file, event, caption, credit, licence,
                consent, minors)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set event = excluded.event, caption = excluded.caption,
                credit = excluded.credit, licence = excluded.licence, consent = excluded.consent,
                minors = excluded.minors where photo.state in ('waiting', 'new')
            """;
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
    private static final String ONE = COLUMNS + " where photo.id = ?";
    private static final String LIST =
            COLUMNS
                    + """
                     where (?::text is null or instance_id = ?) and (?::text is null or photo.state = ?)
                    order by photo.id limit 1000
                    """;
    private static final String SHOWN =
            COLUMNS
                    + " where photo.event = ?::uuid and photo.state = 'published' order by"
                    + " photo.id";
    private static final String RENDITIONS =
            "select sha256, size, width, height from outreach.photo_rendition where photo = ?"
                    + " order by size desc";
    private static final String RENDER =
            "insert into outreach.photo_rendition (sha256, photo, size, width, height)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String DECIDED =
            "update outreach.photo set state = ?, reason = ?, consent_ref = coalesce(?,"
                    + " consent_ref) where id = ?";
    private static final String OF_NAME =
            """
            select photo.state from outreach.photo_rendition as it
            join outreach.photo on photo.id = it.photo
            where substr(it.sha256, 1, 32) = ? and size = ?
            """;

    private final JdbcClient jdbc;
    private final PhotoFiles files;
    private final Events events;
    private final Places places;
    private final Record record;
    private final Clock clock;

    Photos(
            JdbcClient jdbc,
            PhotoFiles files,
            Events events,
            Places places,
            Record record,
            Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.events = events;
        this.places = places;
        this.record = record;
        this.clock = clock;
    }

    /// A photo as its report speaks of it.
    public record Noted(
            String file,
            String caption,
            String credit,
            String licence,
            String consent,
            String minors) {}

    /// @param size longest side that was asked for, in pixels
    public record Rendition(String sha256, int size, int width, int height) {
        /// Its address below `/media/`.
        public String name() {
            return sha256.substring(0, 32) + "-" + size + ".jpg";
        }
    }

    public sealed interface Decision {
        record Done(Photo photo, List<Rendition> renditions) implements Decision {}

        /// @param reasons codes
        record Refused(List<String> reasons) implements Decision {}

        record Missing() implements Decision {}
    }

    /// Inside the transaction that reads the report.
    public void note(String instanceId, UUID event, List<Noted> noted) {
        for (Noted it : noted) {
            jdbc.sql(NOTE)
                    .params(
                            id(instanceId, it.file()),
                            instanceId,
                            it.file(),
                            event,
                            cut(it.caption()),
                            cut(it.credit()),
                            it.licence(),
                            it.consent(),
                            it.minors())
                    .update();
        }
    }

    private static String id(String instanceId, String file) {
        return Hash.sha256((instanceId + "\n" + file).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
    }

    private static String cut(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
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

    public Optional<Photo> find(String id) {
        return jdbc.sql(ONE).param(id).query(Photos::photo).optional();
    }

    /// Nulls do not narrow the list; at most 1,000.
    public List<Photo> list(@Nullable String instanceId, @Nullable String state) {
        return jdbc.sql(LIST)
                .params(Arrays.asList(instanceId, instanceId, state, state))
                .query(Photos::photo)
                .list();
    }

    public List<String> obstacles(Photo photo) {
        return photo.obstacles(photo.consentRef());
    }

    /// What everybody may see of an event.
    public List<Photo> shownOf(UUID event) {
        return jdbc.sql(SHOWN).param(event.toString()).query(Photos::photo).list();
    }

    public List<Rendition> renditions(String id) {
        return jdbc.sql(RENDITIONS)
                .param(id)
                .query((row, n) ->
                        new Rendition(
                                row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    /// For the eyes of whoever decides: upright, small, without anything of the original's data.
    public Optional<byte[]> preview(String id) {
        return find(id).filter(it -> List.of("new", "published").contains(it.state()))
                .flatMap(it -> files.original(String.valueOf(it.sha256())))
                .map(original -> rendered(original, Credits.none()).get(1).jpeg());
    }

    /// @param consentRef where the written permission is kept, or null
    @Transactional
    public Decision publish(String id, @Nullable String consentRef) {
        Photo photo = find(id).orElse(null);
        if (photo == null) {
            return new Decision.Missing();
        }
        List<String> obstacles =
                photo.obstacles(consentRef == null ? photo.consentRef() : consentRef);
        Optional<Event> event = Optional.ofNullable(photo.event()).flatMap(events::find);
        if (!obstacles.isEmpty() || event.isEmpty()) {
            return new Decision.Refused(obstacles.isEmpty() ? List.of("event") : obstacles);
        }
        if (photo.state().equals("published")) {
            return new Decision.Done(photo, renditions(id));
        }
        byte[] original = files.original(String.valueOf(photo.sha256())).orElseThrow();
        Credits credits =
                new Credits(
                        photo.credit(),
                        photo.caption(),
                        photo.licence(),
                        Credits.page(photo.licence()),
                        places.find(event.get().facts().place())
                                .map(place -> place.name("ru"))
                                .orElse(""),
                        event.get().facts().date());
        Map<String, String> hashes = new TreeMap<>();
        for (Renditions.Rendition it : rendered(original, credits)) {
            String sha256 = Hash.sha256(it.jpeg()).hex();
            var rendition = new Rendition(sha256, it.size(), it.width(), it.height());
            files.keepRendition(rendition.name(), it.jpeg());
            jdbc.sql(RENDER).params(sha256, id, it.size(), it.width(), it.height()).update();
            hashes.put(Integer.toString(it.size()), sha256);
        }
        jdbc.sql(DECIDED).params(Arrays.asList("published", "", consentRef, id)).update();
        write(
                "published " + id,
                new FieldEntry.PhotoPublished(
                        id,
                        hashes.getOrDefault("1280", ""),
                        String.valueOf(photo.event()),
                        event.get().facts().date(),
                        photo.credit(),
                        photo.licence(),
                        photo.consent(),
                        photo.consent().equals("all"),
                        consentRef,
                        Map.of("kk", photo.caption(), "ru", photo.caption(), "en", photo.caption()),
                        hashes));
        return new Decision.Done(find(id).orElseThrow(), renditions(id));
    }

    /// Shown no more, at once; the hashes stay in the record.
    @Transactional
    public Decision takeDown(String id, String reason) {
        Photo photo = find(id).orElse(null);
        if (photo == null) {
            return new Decision.Missing();
        }
        if (!photo.state().equals("published")) {
            return new Decision.Refused(List.of("state-" + photo.state()));
        }
        jdbc.sql(DECIDED).params(Arrays.asList("takendown", reason, null, id)).update();
        write("taken down " + id, new FieldEntry.PhotoTakedown(id, reason, LocalDate.now(clock)));
        renditions(id).forEach(it -> files.dropRendition(it.name()));
        return new Decision.Done(find(id).orElseThrow(), List.of());
    }

    private static List<Renditions.Rendition> rendered(byte[] original, Credits credits) {
        if (!(Sniffed.of(original) instanceof Sniffed.Image header)) {
            throw new IllegalStateException("what was looked at was a picture");
        }
        try {
            int orientation = DeviceData.of(original).orientation();
            return Renditions.of(Renditions.upright(original, header, orientation), credits);
        } catch (IOException e) {
            throw new IllegalStateException("what was looked at could be decoded", e);
        }
    }

    private void write(String key, Entry entry) {
        record.add(
                new Submission(
                        new SubmissionKey("outreach/photo", key),
                        key.getBytes(StandardCharsets.UTF_8),
                        () -> entry));
    }

    public sealed interface Shown {
        record Bytes(byte[] jpeg) implements Shown {}

        record Gone() implements Shown {}

        record Unknown() implements Shown {}
    }

    /// @param hash first 32 hex digits of a rendition's SHA-256
    public Shown shown(String hash, int size) {
        Optional<String> state =
                jdbc.sql(OF_NAME).params(hash, size).query(String.class).optional();
        if (state.isEmpty()) {
            return new Shown.Unknown();
        }
        if (!state.get().equals("published")) {
            return new Shown.Gone();
        }
        return files.rendition(hash + "-" + size + ".jpg")
                .<Shown>map(Shown.Bytes::new)
                .orElseGet(Shown.Gone::new);
    }

    private static Photo photo(ResultSet row, int n) throws SQLException {
        return new Photo(
                row.getString("id"),
                row.getString("instance_id"),
                row.getString("file"),
                row.getObject("event", UUID.class),
                row.getString("caption"),
                row.getString("credit"),
                row.getString("licence"),
                row.getString("consent"),
                row.getString("minors"),
                row.getString("consent_ref"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("sha256"),
                List.of((String[]) row.getArray("flags").getArray()),
                row.getBoolean("campaign"));
    }
}
