package org.kenes.server.dialogue;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many people live in a region and belong to an audience, as far as a named source knows. From
/// this follows what may be published about a contribution; so it is fixed in the record.
@Component
public class Margins {
    private static final String ALL =
            "select region, audience, population from dialogue.margin order by region, audience";
    private static final String SAVE =
            """
            insert into dialogue.margin (region, audience, population, source, as_of)
            values (?, ?, ?, ?, ?)
            on conflict (region, audience) do update set population = excluded.population,
                source = excluded.source, as_of = excluded.as_of
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Places places;
    private final Record record;
    private final Clock clock;

    Margins(JdbcClient jdbc, JdbcTemplate batches, Places places, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.places = places;
        this.record = record;
        this.clock = clock;
    }

    /// @param region code of a region, empty for the country as a whole
    /// @param audience code of an audience, empty for the region as a whole
    public record Margin(
            String region, String audience, long population, String source, LocalDate asOf) {}

    /// Takes effect for later contributions only. The same list again changes nothing.
    @Transactional
    public void publish(List<Margin> margins) {
        batches.batchUpdate(
                SAVE,
                margins.stream()
                        .map(it ->
                                new Object[] {
                                    it.region(),
                                    it.audience(),
                                    it.population(),
                                    it.source(),
                                    it.asOf()
                                })
                        .toList());
        byte[] list = margins.toString().getBytes(StandardCharsets.UTF_8);
        String sha256 = Hash.sha256(list).hex();
        LocalDate today = LocalDate.now(clock);
        record.add(
                new Submission(
                        new SubmissionKey("dialogue/margins", sha256 + " " + today),
                        list,
                        () ->
                                new ReleaseEntry.Registration(
                                        "margins", "coarsening", sha256, today)));
    }

    /// For contributions that came so; where nobody said where they live or what they do, nothing
    /// has to be looked up.
    public Coarsening coarsening(Statement.Whence... whences) {
        boolean bare =
                Arrays.stream(whences)
                        .allMatch(it -> it.region().isEmpty() && it.audience().isEmpty());
        return bare ? Coarsening.NOTHING_TO_COARSEN : coarsening();
    }

    /// The populations of the register of places, under those of the margins.
    private Coarsening coarsening() {
        Map<String, Long> regions = new HashMap<>();
        for (Place region : places.ofLevel(1)) {
            Long population = region.population();
            if (population != null) {
                regions.put(region.code(), population);
            }
        }
        Map<Coarsening.Cell, Long> cells = new HashMap<>();
        jdbc.sql(ALL)
                .query(row -> {
                    String region = row.getString("region");
                    String audience = row.getString("audience");
                    long population = row.getLong("population");
                    if (audience.isEmpty()) {
                        regions.put(region, population);
                    } else {
                        cells.put(new Coarsening.Cell(region, audience), population);
                    }
                });
        return new Coarsening(regions, cells);
    }
}
