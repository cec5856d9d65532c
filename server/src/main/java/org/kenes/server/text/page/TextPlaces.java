package org.kenes.server.text.page;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.anchor.Resolution;
import org.kenes.lawtext.parity.Finding;
import org.kenes.server.shell.Page;
import org.kenes.server.text.Carried;
import org.kenes.server.text.Consequences;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Lineages;
import org.kenes.server.text.Rows;
import org.kenes.server.text.Text;
import org.kenes.server.text.Titles;
import org.kenes.server.text.WordChanges;
import org.kenes.server.text.Wording;
import org.kenes.server.text.compare.Comparisons;
import org.kenes.server.text.note.NoteBoxes;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One place of one version, laid out for a page: its words, what stands beside them, where it came
/// from and where it went.
@Component
class TextPlaces {
    private static final String IN_FORCE = "in-force";

    private final Drafts drafts;
    private final Lineages lineages;
    private final Comparisons comparisons;
    private final NoteBoxes notes;
    private final SupportFigures support;
    private final List<Consequences> consequences;

    TextPlaces(
            Drafts drafts,
            Lineages lineages,
            Comparisons comparisons,
            NoteBoxes notes,
            SupportFigures support,
            List<Consequences> consequences) {
        this.drafts = drafts;
        this.lineages = lineages;
        this.comparisons = comparisons;
        this.notes = notes;
        this.support = support;
        this.consequences = consequences;
    }

    /// From which address of an earlier version a reader was led here.
    record Came(String was, String of) {
        static final Came NOWHERE = new Came("", "");
    }

    /// Where a place of an earlier version is now: an address below the language. Where nothing
    /// continues it, its own address in that version.
    Optional<String> whereIs(Text now, String eId) {
        for (String id : drafts.ids().reversed()) {
            Optional<Wording> wording = drafts.find(id).flatMap(text -> text.wordingAt(eId));
            if (wording.isPresent() && !id.equals(now.draft().id())) {
                String wid = wording.get().wid();
                return now.wording(wid)
                        .map(Wording::eid)
                        .or(() ->
                                lineages.carried(id, wid, now.draft().id())
                                        .map(Carried::toEId)
                                        .filter(to -> !to.isEmpty()))
                        .map(to -> "text/" + to + "?was=" + eId + "&of=" + id)
                        .or(() -> Optional.of("text/@" + id + "/" + eId));
            }
        }
        return Optional.empty();
    }

    /// @param beside a language, `in-force`, `@version`, or null
    TextView.One one(Page page, Text text, Provision it, @Nullable String beside, Came came) {
        String shown = text.shownIn(page.lang().code());
        String current = drafts.current().map(now -> now.draft().id()).orElse("");
        boolean isCurrent = current.equals(text.draft().id());
        boolean isLanguage = beside != null && text.draft().languages().contains(beside);
        String language = isLanguage ? beside : null;
        Optional<Text> other =
                beside == null || language != null ? Optional.empty() : version(beside, text);
        List<TextView.Line> around = new ArrayList<>();
        text.around(shown, it.eId())
                .forEach(at -> around.add(line(page, at, !at.kind().isContainer())));
        List<Provision> units = text.units(shown);
        String unit =
                text.around(shown, it.eId()).stream()
                        .filter(above -> !above.kind().isContainer())
                        .findFirst()
                        .orElse(it)
                        .eId();
        int at = units.stream().map(Provision::eId).toList().indexOf(unit);
        TextView.Against against =
                other.map(then -> against(page, text, then, it, shown)).orElse(null);
        return new TextView.One(
                text.draft(),
                isCurrent,
                isCurrent ? "text/" : "text/@" + text.draft().id() + "/",
                it.eId(),
                unit,
                Titles.of(it, page.messages()),
                shown,
                around,
                isCurrent ? notices(page, text, it, unit, came) : gone(page, text, it),
                Rows.beside(it, text, language),
                language == null && against == null ? null : beside,
                against,
                text.draft().languages().stream().filter(l -> !l.equals(shown)).toList(),
                others(page, text),
                isCurrent ? notes.of(page, it.wId()).orElse(null) : null,
                at > 0 ? line(page, units.get(at - 1), true) : null,
                at >= 0 && at + 1 < units.size() ? line(page, units.get(at + 1), true) : null,
                isCurrent ? support.of(page, it.wId()).orElse(null) : null);
    }

    private static TextView.Line line(Page page, Provision it, boolean link) {
        return new TextView.Line(0, it.eId(), Titles.of(it, page.messages()), link);
    }

    /// The newest version in force, or the one that is named; never the text itself.
    private Optional<Text> version(String beside, Text text) {
        Stream<Text> found =
                beside.equals(IN_FORCE)
                        ? drafts.all().reversed().stream()
                                .filter(it -> it.draft().status().equals(IN_FORCE))
                        : beside.startsWith("@")
                                ? drafts.find(beside.substring(1)).stream()
                                : Stream.empty();
        return found.filter(it -> !it.draft().id().equals(text.draft().id())).findFirst();
    }

    private List<TextView.Beside> others(Page page, Text text) {
        List<TextView.Beside> others = new ArrayList<>();
        for (Text it : drafts.all()) {
            if (it.draft().id().equals(text.draft().id())) {
                break;
            }
            boolean inForce = it.draft().status().equals(IN_FORCE);
            others.add(
                    new TextView.Beside(
                            inForce ? IN_FORCE : "@" + it.draft().id(), version(page, it)));
        }
        return others;
    }

    static String version(Page page, Text text) {
        return page.text(
                "text.compare.version",
                "date",
                page.formats().date(text.draft().publishedOn()),
                "status",
                page.text("text.status." + text.draft().status()));
    }

    private TextView.@Nullable Against against(
            Page page, Text now, Text then, Provision it, String language) {
        if (!then.draft().languages().contains(language)) {
            return null;
        }
        Optional<String> eId = eIdIn(then, now, it);
        String name = version(page, then);
        return eId.filter(old -> then.provision(language, old).isPresent())
                .map(old -> {
                    boolean same =
                            then.wordingAt(old)
                                    .flatMap(a ->
                                            now.wordingAt(it.eId()).map(b -> a.sameIn(language, b)))
                                    .orElse(false);
                    String change =
                            page.text(same ? "text.change.unchanged" : "text.change.edited");
                    String was = place(page, then, language, old);
                    return new TextView.Against(
                            name,
                            change + ". " + page.text("text.compare.was") + " " + was,
                            WordChanges.of(then, old, now, it.eId(), language).lines());
                })
                .orElseGet(() ->
                        new TextView.Against(name, page.text("text.change.inserted"), List.of()));
    }

    /// The place of a provision in an earlier version: by its identity, else by the lineage.
    private Optional<String> eIdIn(Text then, Text now, Provision it) {
        boolean sameWork = workOf(then).equals(workOf(now));
        Optional<String> byIdentity =
                sameWork ? then.wording(it.wId()).map(Wording::eid) : Optional.empty();
        return byIdentity.or(() ->
                lineages.cameFrom(then.draft().id(), now.draft().id(), it.eId())
                        .flatMap(carried -> then.wording(carried.wId()))
                        .map(Wording::eid));
    }

    private static String workOf(Text text) {
        return text.in(text.draft().languages().getFirst()).expression().work().uri();
    }

    private static String place(Page page, Text text, String language, String eId) {
        List<String> names = new ArrayList<>();
        for (Provision above : text.around(language, eId)) {
            if (!above.kind().isContainer()) {
                names.add(Titles.of(above, page.messages()));
            }
        }
        text.provision(language, eId).ifPresent(it -> names.add(Titles.of(it, page.messages())));
        return String.join(" › ", names);
    }

    private List<TextView.Notice> notices(
            Page page, Text text, Provision it, String unit, Came came) {
        List<TextView.Notice> notices = new ArrayList<>();
        String shown = text.shownIn(page.lang().code());
        Optional.of(came)
                .filter(from -> !from.equals(Came.NOWHERE))
                .flatMap(from -> drafts.find(from.of()))
                .filter(then -> then.wordingAt(came.was()).isPresent())
                .ifPresent(then ->
                        notices.add(
                                new TextView.Notice(
                                        page.text(
                                                "text.was.here",
                                                "version",
                                                version(page, then),
                                                "place",
                                                place(page, then, then.shownIn(shown), came.was())),
                                        "text/@" + came.of() + "/" + came.was(),
                                        page.text("text.was.read"))));
        another(page, text, it).ifPresent(notices::add);
        var reader = org.kenes.lawtext.Lang.of(page.lang().code());
        comparisons.parity(text).stream()
                .flatMap(parity -> parity.findings().stream())
                .filter(found -> found.unit().equals(unit))
                .filter(found -> found.code().severity() != Finding.Severity.INFO)
                .map(found -> found.message(reader))
                .distinct()
                .limit(3)
                .forEach(message ->
                        notices.add(
                                new TextView.Notice(
                                        message,
                                        "text/languages#" + unit,
                                        page.text("text.languages.title"))));
        if (consequences.stream().anyMatch(told -> told.followFrom(it.wId()))) {
            notices.add(
                    new TextView.Notice(
                            page.text("text.consequences.told"),
                            "tracker?about=" + it.eId(),
                            page.text("text.consequences")));
        }
        return notices;
    }

    /// Whoever comes with an old link may be looking for what had this number before.
    private Optional<TextView.Notice> another(Page page, Text text, Provision it) {
        List<String> ids = drafts.ids();
        int at = ids.indexOf(text.draft().id());
        if (at < 1) {
            return Optional.empty();
        }
        Text before = drafts.find(ids.get(at - 1)).orElseThrow();
        if (!workOf(before).equals(workOf(text))) {
            return Optional.empty();
        }
        return before.wordingAt(it.eId())
                .filter(old -> !old.wid().equals(it.wId()))
                .map(old -> {
                    Optional<String> now = text.wording(old.wid()).map(Wording::eid);
                    String to =
                            now.map(eId -> "text/" + eId)
                                    .orElse("text/@" + before.draft().id() + "/" + it.eId());
                    String shown = text.shownIn(page.lang().code());
                    return new TextView.Notice(
                            page.text("text.was.another", "version", version(page, before)),
                            to,
                            now.map(eId -> place(page, text, shown, eId))
                                    .orElseGet(() ->
                                            place(page, before, before.shownIn(shown), it.eId())));
                });
    }

    /// On a page of an earlier version: where its words are now.
    private List<TextView.Notice> gone(Page page, Text text, Provision it) {
        Text now = drafts.current().orElseThrow();
        String shown = now.shownIn(page.lang().code());
        Optional<Carried> carried = lineages.carried(text.draft().id(), it.wId(), now.draft().id());
        Optional<String> to =
                carried.map(Carried::toEId)
                        .filter(eId -> !eId.isEmpty())
                        .or(() -> now.wording(it.wId()).map(Wording::eid));
        boolean unconfirmed =
                carried.filter(c -> c.outcome() == Resolution.Outcome.SKIPPED).isPresent();
        String what =
                to.isPresent()
                        ? "text.old"
                        : unconfirmed ? "text.old.unconfirmed" : "text.old.gone";
        return List.of(
                new TextView.Notice(
                        page.text(what),
                        "text" + to.map(eId -> "/" + eId).orElse(""),
                        to.map(eId -> place(page, now, shown, eId))
                                .orElseGet(() -> page.text("text.to-contents"))));
    }
}
