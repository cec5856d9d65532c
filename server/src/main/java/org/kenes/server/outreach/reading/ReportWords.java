package org.kenes.server.outreach.reading;

import org.kenes.ledger.entry.Scope;
import org.kenes.server.record.Copies;
import org.kenes.server.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The words of contributions in the reports in which they came: in the raw report, in what was
/// read of it, among the private answers, on the picture of a paper sheet. When one of these
/// contributions ends, or the report itself, they go from the report and from every edit of it.
/// They go as a whole: a report is not rewritten. Its numbers, times and hashes stay.
@Component
class ReportWords implements Copies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String REMEMBER =
            "insert into outreach.heard (code, instance_id) select unnest(?::text[]), ?"
                    + " on conflict do nothing";
    private static final String NOTED_IN =
            """
            with recursive edits as (
                select it.instance_id from outreach.submission as it
                where it.dedup = :dedup
                    or it.instance_id in (select instance_id from outreach.heard where code = :code)
                union
                select later.instance_id from outreach.submission as later
                join edits on later.supersedes = edits.instance_id)
            select instance_id from edits order by instance_id
            """;
    private static final String EDITS_ERASED =
            """
            with recursive earlier as (
                select supersedes from outreach.submission where instance_id = ?
                union
                select it.supersedes from outreach.submission as it
                join earlier on it.instance_id = earlier.supersedes)
            select exists (select from outreach.submission
                where raw is null and instance_id in (select supersedes from earlier))
            """;
    private static final String READ =
            "select coalesce(field_record, '') from outreach.submission where instance_id = ?";
    private static final String ERASE =
            """
            update outreach.submission set raw = null, read = true, error = null,
                field_record = nullif(:record, ''),
                expected = array(select name from unnest(expected) as name where name not in (
                    select file.name from outreach.attachment as file
                    join outreach.report_private as private
                        on private.instance_id = file.instance_id and private.scan = file.sha256
                    where file.instance_id = :instance)),
                flags = array_append(array_remove(flags, 'words_erased'), 'words_erased')
            where instance_id = :instance
            """;

    /// Files that no row speaks of are swept once a day.
    private static final String ERASE_SHEET =
            """
            delete from outreach.attachment as file using outreach.report_private as private
            where private.instance_id = file.instance_id and private.scan = file.sha256
                and file.instance_id = ?
            """;

    private static final String ERASE_PRIVATE =
            "update outreach.report_private set texts = '{}', scan = null where instance_id = ?";

    private final JdbcClient jdbc;
    private final Record record;

    ReportWords(JdbcClient jdbc, Record record) {
        this.jdbc = jdbc;
        this.record = record;
    }

    /// @param instance the report before any edit
    /// @param codes of what was noted in it
    void remember(String instance, List<String> codes) {
        jdbc.sql(REMEMBER).params(codes.toArray(String[]::new), instance).update();
    }

    /// An edit of a report whose words were erased brings them again; they go again once it is
    /// read.
    void eraseAgain(String instance) {
        if (jdbc.sql(EDITS_ERASED).param(instance).query(Boolean.class).single()) {
            erase(instance);
        }
    }

    @Override
    public void forget(byte[] dedup, Scope scope) {
        jdbc.sql(NOTED_IN)
                .param("dedup", dedup)
                .param("code", record.codeOf(dedup).orElse(""))
                .query(String.class)
                .list()
                .forEach(this::erase);
    }

    private void erase(String instance) {
        String read = jdbc.sql(READ).param(instance).query(String.class).single();
        jdbc.sql(ERASE)
                .param("instance", instance)
                .param("record", read.isEmpty() ? "" : withoutWords(read))
                .update();
        jdbc.sql(ERASE_SHEET).param(instance).update();
        jdbc.sql(ERASE_PRIVATE).param(instance).update();
    }

    /// A problem's value may be somebody's words.
    private static String withoutWords(String fieldRecord) {
        ObjectNode json = (ObjectNode) JSON.readTree(fieldRecord);
        for (String kind : List.of("questions", "opinions")) {
            for (JsonNode row : json.path(kind)) {
                ((ObjectNode) row).remove(List.of("text", "answer"));
            }
        }
        for (JsonNode problem : json.path("problems")) {
            ((ObjectNode) problem).put("value", "");
        }
        return JSON.writeValueAsString(json);
    }

    @Override
    public List<String> tables() {
        return List.of("outreach.submission", "outreach.report_private");
    }
}
