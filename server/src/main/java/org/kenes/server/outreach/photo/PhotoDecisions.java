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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Showing a photo and taking it down: each is a decision of a person and an entry of the record.
@Component
public class PhotoDecisions {
    private static final String RENDER =
            "insert into outreach.photo_rendition (sha256, photo, size, width, height)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String DECIDED =
            "update outreach.photo set state = ?, reason = ?, consent_ref = coalesce(?,"
                    + " consent_ref) where id = ?";

    private final JdbcClient jdbc;
    private final Photos photos;
    private final PhotoFiles files;
    private final Events events;
    private final Places places;
    private final Record record;
    private final Clock clock;

    PhotoDecisions(
            JdbcClient jdbc,
            Photos photos,
            PhotoFiles files,
            Events events,
            Places places,
            Record record,
            Clock clock) {
        this.jdbc = jdbc;
        this.photos = photos;
        this.files = files;
        this.events = events;
        this.places = places;
        this.record = record;
        this.clock = clock;
    }

    public sealed interface Decision {
        record Done(Photo photo, List<Photos.Rendition> renditions) implements Decision {}

        /// @param reasons codes
        record Refused(List<String> reasons) implements Decision {}

        record Missing() implements Decision {}
    }

    public List<String> obstacles(Photo photo) {
        return photo.obstacles(photo.consentRef());
    }

    /// For the eyes of whoever decides: upright, small, without anything of the original's data.
    public Optional<byte[]> preview(String id) {
        return photos.find(id)
                .filter(it -> List.of("new", "published").contains(it.state()))
                .flatMap(it -> files.original(String.valueOf(it.sha256())))
                .map(original -> rendered(original, Credits.none()).get(1).jpeg());
    }

    /// A private picture that belongs to no list, for the eyes of staff; empty for what is none.
    public Optional<byte[]> previewOf(String sha256) {
        return files.original(sha256)
                .filter(it -> Sniffed.of(it) instanceof Sniffed.Image)
                .map(it -> rendered(it, Credits.none()).getFirst().jpeg());
    }

    /// @param consentRef where the written permission is kept, or null
    @Transactional
    public Decision publish(String id, @Nullable String consentRef) {
        return publish(id, consentRef, null);
    }

    /// @param author who took it, where the credit does not say it as it is
    @Transactional
    public Decision publish(String id, @Nullable String consentRef, @Nullable String author) {
        Photo photo = photos.find(id).orElse(null);
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
            return new Decision.Done(photo, photos.renditions(id));
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
            var rendition = new Photos.Rendition(sha256, it.size(), it.width(), it.height());
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
                        author == null ? photo.credit() : author,
                        photo.credit(),
                        photo.licence(),
                        photo.consent(),
                        photo.consent().equals("all"),
                        consentRef,
                        Map.of("kk", photo.caption(), "ru", photo.caption(), "en", photo.caption()),
                        hashes));
        return new Decision.Done(photos.find(id).orElseThrow(), photos.renditions(id));
    }

    /// Shown no more, at once; the hashes stay in the record.
    @Transactional
    public Decision takeDown(String id, String reason) {
        Photo photo = photos.find(id).orElse(null);
        if (photo == null) {
            return new Decision.Missing();
        }
        if (!photo.state().equals("published")) {
            return new Decision.Refused(List.of("state-" + photo.state()));
        }
        jdbc.sql(DECIDED).params(Arrays.asList("takendown", reason, null, id)).update();
        write("taken down " + id, new FieldEntry.PhotoTakedown(id, reason, LocalDate.now(clock)));
        photos.renditions(id).forEach(it -> files.dropRendition(it.name()));
        return new Decision.Done(photos.find(id).orElseThrow(), List.of());
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
}
