package org.kenes.report.check;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.dataset.entry.EntryCodec;
import org.kenes.dataset.entry.ReleaseEntry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `legal-review.json` beside a release: the entries of kind 100 about it, each with its index in
/// the log, where `verify` looks it up. Absent where nobody had to look.
///
/// @param reviews in the order of the log; of a claim the last one counts
public record LegalReviews(List<Review> reviews) {
    public static final String NAME = "legal-review.json";
    private static final String FORMAT = "kenes-legal-review/1";
    private static final String CLEARED = "cleared";

    /// @param index of the entry in the log
    public record Review(long index, ReleaseEntry.LegalReview entry) {}

    public LegalReviews {
        reviews = List.copyOf(reviews);
    }

    /// @throws InvalidInput if the file is there and malformed
    public static LegalReviews in(Path release) {
        Path file = release.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new LegalReviews(List.of());
        }
        try {
            return read(Json.read(Files.readAllBytes(file), NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LegalReviews read(Map<String, Object> json) {
        if (!FORMAT.equals(json.get("format")) || !(json.get("reviews") instanceof List<?> list)) {
            throw new InvalidInput(NAME, 1, 1, "is not " + FORMAT);
        }
        List<Review> reviews = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map) || !(map.get("index") instanceof Long index)) {
                throw new InvalidInput(NAME, 1, 1, "a review without index");
            }
            Map<String, Object> members = new TreeMap<>();
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
            members.remove("index");
            try {
                EntryCodec.read(100, members)
                        .ifPresent(it ->
                                reviews.add(new Review(index, (ReleaseEntry.LegalReview) it)));
            } catch (IllegalArgumentException e) {
                throw new InvalidInput(NAME, 1, 1, String.valueOf(e.getMessage()), e);
            }
        }
        return new LegalReviews(reviews);
    }

    public byte[] write() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Review review : reviews) {
            Map<String, Object> members = new TreeMap<>(review.entry().members());
            members.put("index", review.index());
            list.add(members);
        }
        return Json.file(Map.of("format", FORMAT, "reviews", list));
    }

    /// The last review of a claim of a release, if it cleared it.
    Optional<Review> clears(String release, String claim) {
        return reviews.stream()
                .filter(it -> it.entry().release().equals(release))
                .filter(it -> it.entry().claims().contains(claim))
                .reduce((earlier, later) -> later)
                .filter(it -> it.entry().decision().equals(CLEARED));
    }
}
