package org.kenes.server.text;

import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.parity.Parity;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the check of the languages found in each version, with the reasons that its editor gave.
/// The report is a file whose hash is in the record, so that nobody can mend it later.
@Component
public class Differences {
    private static final String SAVE =
            "insert into text.difference (draft, unit, what, reason, by) values (?, ?, ?, ?, ?)";
    private static final String OF =
            "select unit, reason, by from text.difference where draft = ? order by unit";

    private final JdbcClient jdbc;
    private final Record record;
    private final Documents documents;

    Differences(JdbcClient jdbc, Record record, Documents documents) {
        this.jdbc = jdbc;
        this.record = record;
        this.documents = documents;
    }

    /// @param by who gave it
    public record Reason(String reason, String by) {}

    void publish(Text text, Map<String, List<String>> found, Editing editing) {
        String draft = text.draft().id();
        found.forEach((unit, what) ->
                jdbc.sql(SAVE)
                        .params(
                                draft,
                                unit,
                                String.join("; ", what),
                                editing.reasons().getOrDefault(unit, ""),
                                editing.by())
                        .update());
        if (text.draft().languages().size() < 2) {
            return;
        }
        byte[] report = report(text, Lang.of("en"));
        String sha256 = documents.keep(report);
        record.add(
                new Submission(
                        new SubmissionKey("text/parity", draft),
                        report,
                        () ->
                                new ReleaseEntry.Registration(
                                        "parity", draft, sha256, text.draft().publishedOn())));
    }

    /// eId of an article → why the languages differ there.
    public Map<String, Reason> reasons(String draft) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        jdbc.sql(OF)
                .param(draft)
                .query(row -> {
                    reasons.put(
                            row.getString("unit"),
                            new Reason(row.getString("reason"), row.getString("by")));
                });
        return reasons;
    }

    /// In the format of `kenes law parity`, with the reasons.
    ///
    /// @param reader language of the messages
    public byte[] report(Text text, Lang reader) {
        List<Expression> all =
                text.draft().languages().stream().map(it -> text.in(it).expression()).toList();
        List<Parity.Reason> reasons =
                reasons(text.draft().id()).entrySet().stream()
                        .map(it ->
                                new Parity.Reason(
                                        it.getKey(), it.getValue().reason(), it.getValue().by()))
                        .toList();
        return Parity.of(all).json("kenes", reader, reasons);
    }
}
