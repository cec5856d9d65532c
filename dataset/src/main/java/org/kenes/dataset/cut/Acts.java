package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.entry.CoalitionEntry;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EntryCodec;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.FieldEntry;
import org.kenes.dataset.entry.ReferendumEntry;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.dataset.entry.TextEntry;
import org.kenes.dataset.entry.TrackerEntry;
import org.kenes.dataset.table.Database;
import org.kenes.ledger.entry.LogEntry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The public entries of a log, and the tables that come from them alone. Later entries about the
/// same thing replace earlier ones.
final class Acts {
    private record At<T>(long idx, T what) {}

    private record Declaration(String organisation, LocalDate asOf)
            implements Comparable<Declaration> {
        @Override
        public int compareTo(Declaration other) {
            int order = organisation.compareTo(other.organisation);
            return order == 0 ? asOf.compareTo(other.asOf) : order;
        }
    }

    private final BackChecks backChecks = new BackChecks();
    private final Map<String, CheckEntry.Signals> signals = new TreeMap<>();
    private final Map<String, CheckEntry.SecondEntry> secondEntries = new TreeMap<>();
    private final Map<String, At<CoalitionEntry.Interest>> interests = new TreeMap<>();
    private final Map<String, At<CoalitionEntry.SignOff>> signOffs = new TreeMap<>();
    private final Map<String, FieldEntry.PhotoPublished> photos = new TreeMap<>();
    private final Events events = new Events();
    private final Proceedings proceedings = new Proceedings();
    private final LawActs law = new LawActs();
    private final Map<String, At<TextEntry.Draft>> drafts = new TreeMap<>();
    private final Map<String, CoalitionEntry.Coalition> coalitions = new TreeMap<>();
    private final Map<String, At<CoalitionEntry.Organisation>> organisations = new TreeMap<>();
    private final Map<Declaration, At<CoalitionEntry.Membership>> memberships = new TreeMap<>();
    private final Map<String, ReleaseEntry.KeysIssued> keys = new TreeMap<>();
    private final Map<Long, ReleaseEntry.CutTaken> cuts = new TreeMap<>();
    private final List<At<ReplyEntry.Answer>> answers = new ArrayList<>();
    private final Map<Long, At<ReplyEntry.Decision>> decisions = new HashMap<>();
    private final List<At<ReleaseEntry.Registration>> registrations = new ArrayList<>();
    private final List<At<Map<String, Object>>> moderation = new ArrayList<>();
    private final Map<Long, String> statementStates = new HashMap<>();
    private final Map<String, ReplyEntry.Exposure> exposures = new TreeMap<>();
    private FieldEntry.@Nullable PlaceImport places;

    /// Takes a public entry.
    ///
    /// @throws InvalidInput if it is of a kind we know and malformed
    void add(long idx, LogEntry.Public act) {
        if (act.kind() == 4) {
            moderation.add(new At<>(idx, act.members()));
            return;
        }
        if (act.kind() == 3) {
            proceedings.addRelease(idx, act.members());
            return;
        }
        try {
            EntryCodec.read(act.kind(), act.members()).ifPresent(entry -> add(idx, entry));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("log", 1, 1, "entry " + idx + ": " + e.getMessage(), e);
        }
    }

    private void add(long idx, Entry.Public entry) {
        switch (entry) {
            case TextEntry.Draft draft -> drafts.put(draft.draft(), new At<>(idx, draft));
            case TextEntry.Lineage it -> law.add(it);
            case TextEntry.ThemeMap it -> law.add(it, idx);
            // An explanation of the law is not the law: read in the log and on its page.
            case TextEntry.Note note -> {}
            case CoalitionEntry.Coalition coalition -> coalitions.put(coalition.id(), coalition);
            case CoalitionEntry.Organisation it -> organisations.put(it.id(), new At<>(idx, it));
            case CoalitionEntry.Membership it ->
                    memberships.put(
                            new Declaration(it.organisation(), it.asOf()), new At<>(idx, it));
            case CoalitionEntry.Interest it ->
                    interests.put(it.organisation() + "\0" + it.day(), new At<>(idx, it));
            case CoalitionEntry.SignOff it ->
                    signOffs.put(
                            it.organisation() + "\0" + it.what() + "\0" + it.of(),
                            new At<>(idx, it));
            case FieldEntry.PlaceImport register -> places = register;
            // Read in the log itself: nothing is counted by list, form, key or setting.
            case FieldEntry.CodeList list -> {}
            case FieldEntry.Form form -> {}
            case FieldEntry.FieldKey key -> {}
            case FieldEntry.FieldKeyRevoked revoked -> {}
            case ReleaseEntry.Setting setting -> {}
            case EventEntry.EventAnnounced plan -> events.add(plan, idx);
            case EventEntry.EventChanged changed -> events.add(changed);
            case EventEntry.EventCancelled cancelled -> events.add(cancelled, idx);
            case EventEntry.EventReport report -> events.add(report, idx);
            case EventEntry.EventSpeakers it -> events.add(it);
            case EventEntry.EventState state -> events.add(state, idx);
            case EventEntry.EventMerge merge -> events.add(merge, idx);
            case EventEntry.EventUnmerge unmerge -> events.add(unmerge, idx);
            case FieldEntry.PhotoPublished photo -> photos.put(photo.photo(), photo);
            case FieldEntry.PhotoTakedown takedown -> photos.remove(takedown.photo());
            case CheckEntry.Signals it -> signals.put(it.code(), it);
            case CheckEntry.SecondEntry it -> secondEntries.putIfAbsent(it.report(), it);
            case CheckEntry.DrawAnnounced draw -> backChecks.add(draw, idx);
            case CheckEntry.DrawResult result -> backChecks.add(result);
            case CheckEntry.BackCheck check -> backChecks.add(check);
            case ReplyEntry.Answer answer -> answers.add(new At<>(idx, answer));
            case ReplyEntry.Decision it -> decisions.put(it.proposal(), new At<>(idx, it));
            case ReplyEntry.StatementState it -> statementStates.put(it.statement(), it.state());
            case ReplyEntry.Exposure it -> exposures.put(it.object() + "\0" + it.channel(), it);
            case ReleaseEntry.KeysIssued issued ->
                    keys.merge(
                            issued.draft() + "\0" + issued.level() + "\0" + issued.day(),
                            issued,
                            (a, b) ->
                                    new ReleaseEntry.KeysIssued(
                                            a.draft(),
                                            a.level(),
                                            a.day(),
                                            a.issued() + b.issued()));
            case ReleaseEntry.Registration it -> registrations.add(new At<>(idx, it));
            case ReleaseEntry.CutTaken cut -> cuts.putIfAbsent(cut.cut(), cut);
            case ReleaseEntry.Correction it -> proceedings.add(it);
            case ReleaseEntry.Access it -> proceedings.add(it);
            // Stands in the log and beside the release it is about.
            case ReleaseEntry.LegalReview review -> {}
            case ReleaseEntry.Quotation it -> proceedings.add(it);
            case ReleaseEntry.PollNotice it -> proceedings.add(it);
            case ReferendumEntry.ReferendumResult it -> proceedings.add(it);
            case ReferendumEntry.Turnout it -> proceedings.add(it);
            case TrackerEntry.Promise it -> proceedings.add(it);
            case TrackerEntry.Progress it -> proceedings.add(it);
        }
    }

    FieldEntry.@Nullable PlaceImport places() {
        return places;
    }

    LawActs law() {
        return law;
    }

    /// SHA-256 of every document that these acts name.
    Set<String> documents() {
        Set<String> documents = new LinkedHashSet<>(law.documents());
        documents.addAll(backChecks.documents());
        return documents;
    }

    /// Every version of the text, by id.
    List<TextEntry.Draft> drafts() {
        return drafts.values().stream().map(At::what).toList();
    }

    /// The newest published version: by day, then by place in the log.
    TextEntry.@Nullable Draft currentDraft() {
        At<TextEntry.Draft> newest = null;
        for (At<TextEntry.Draft> draft : drafts.values()) {
            if (newest == null) {
                newest = draft;
                continue;
            }
            int order = draft.what().publishedOn().compareTo(newest.what().publishedOn());
            if (order > 0 || order == 0 && draft.idx() > newest.idx()) {
                newest = draft;
            }
        }
        return newest == null ? null : newest.what();
    }

    void writeEvents(Database database, Places tree, LocalDate day) {
        events.write(database, tree, day, backChecks.newest());
    }

    void writeFieldChecks(Database database) {
        backChecks.write(database);
        try (Rows rows = Rows.into(database, "signals")) {
            signals.values()
                    .forEach(it ->
                            rows.add(
                                    it.code(),
                                    it.raised(),
                                    it.open(),
                                    it.confirmed(),
                                    it.dismissed()));
        }
        try (Rows rows = Rows.into(database, "second_entries")) {
            secondEntries
                    .values()
                    .forEach(it -> rows.add(it.report(), it.fields(), it.differing(), it.day()));
        }
        try (Rows rows = Rows.into(database, "photos")) {
            for (FieldEntry.PhotoPublished it : photos.values()) {
                // what is for the project's own pages only does not travel
                if (!it.licence().equals("project-only")) {
                    rows.add(
                            it.photo(),
                            it.sha256(),
                            it.event(),
                            it.taken(),
                            it.author(),
                            it.credit(),
                            it.licence(),
                            it.consent(),
                            it.identifiable(),
                            it.consentRef(),
                            name(it.alt(), "kk"),
                            name(it.alt(), "ru"),
                            name(it.alt(), "en"));
                }
            }
        }
    }

    void writeProceedings(Database database) {
        proceedings.write(database);
    }

    void writeCoalition(Database database, LocalDate day) {
        try (Rows rows = Rows.into(database, "coalitions")) {
            coalitions
                    .values()
                    .forEach(c ->
                            rows.add(
                                    c.id(),
                                    c.position(),
                                    name(c.names(), "kk"),
                                    name(c.names(), "ru"),
                                    name(c.names(), "en")));
        }
        try (Rows rows = Rows.into(database, "organisations")) {
            for (At<CoalitionEntry.Organisation> at : organisations.values()) {
                CoalitionEntry.Organisation it = at.what();
                rows.add(
                        it.id(),
                        it.organisationKind(),
                        it.role(),
                        it.coalition(),
                        it.parent(),
                        it.place(),
                        name(it.names(), "kk"),
                        name(it.names(), "ru"),
                        name(it.names(), "en"),
                        it.registerNo(),
                        it.joined(),
                        it.left(),
                        at.idx());
            }
        }
        try (Rows rows = Rows.into(database, "memberships")) {
            for (At<CoalitionEntry.Membership> at : memberships.values()) {
                CoalitionEntry.Membership it = at.what();
                if (!it.asOf().isAfter(day)) {
                    rows.add(
                            it.organisation(),
                            it.asOf(),
                            it.declared(),
                            it.unit(),
                            it.basis(),
                            it.source(),
                            !ancestorDeclares(it.organisation(), day),
                            at.idx());
                }
            }
        }
        try (Rows rows = Rows.into(database, "interests")) {
            for (At<CoalitionEntry.Interest> at : interests.values()) {
                CoalitionEntry.Interest it = at.what();
                rows.add(
                        it.organisation(),
                        it.day(),
                        !it.statement().isEmpty(),
                        it.statement(),
                        it.paidBy(),
                        at.idx());
            }
        }
        try (Rows rows = Rows.into(database, "sign_offs")) {
            for (At<CoalitionEntry.SignOff> at : signOffs.values()) {
                CoalitionEntry.SignOff it = at.what();
                rows.add(it.organisation(), it.what(), it.of(), it.sha256(), it.day(), at.idx());
            }
        }
    }

    /// Whether somebody above this organisation states a number, in which it is contained.
    private boolean ancestorDeclares(String organisation, LocalDate day) {
        Set<String> seen = new HashSet<>(Set.of(organisation));
        String above = parent(organisation);
        while (above != null && seen.add(above)) {
            String it = above;
            boolean declares =
                    memberships.values().stream()
                            .map(At::what)
                            .anyMatch(m ->
                                    m.organisation().equals(it)
                                            && m.declared() != null
                                            && !m.asOf().isAfter(day));
            if (declares) {
                return true;
            }
            above = parent(it);
        }
        return false;
    }

    private @Nullable String parent(String organisation) {
        At<CoalitionEntry.Organisation> at = organisations.get(organisation);
        return at == null ? null : at.what().parent();
    }

    void writeDrafts(Database database) {
        try (Rows rows = Rows.into(database, "drafts")) {
            for (At<TextEntry.Draft> at : drafts.values()) {
                TextEntry.Draft draft = at.what();
                rows.add(
                        draft.draft(),
                        name(draft.titles(), "kk"),
                        name(draft.titles(), "ru"),
                        name(draft.titles(), "en"),
                        draft.publishedOn(),
                        draft.status(),
                        LawTables.sha256OfSet(draft));
            }
        }
    }

    /// Index of every statement about which something was decided → its newest state.
    Map<Long, String> statementStates() {
        return statementStates;
    }

    void writeRecord(Database database) {
        try (Rows rows = Rows.into(database, "exposures")) {
            exposures
                    .values()
                    .forEach(e -> rows.add(e.object(), e.channel(), e.shown(), e.answered()));
        }
        try (Rows rows = Rows.into(database, "keys_issued")) {
            keys.values().forEach(k -> rows.add(k.draft(), k.level(), k.day(), k.issued()));
        }
        try (Rows rows = Rows.into(database, "registrations")) {
            for (At<ReleaseEntry.Registration> at : registrations) {
                ReleaseEntry.Registration it = at.what();
                rows.add(at.idx(), it.what(), it.id(), it.sha256(), it.day());
            }
        }
        try (Rows rows = Rows.into(database, "cuts")) {
            cuts.values()
                    .forEach(
                            c -> rows.add(c.cut(), c.size(), c.root(), c.at(), c.manifestSha256()));
        }
        try (Rows rows = Rows.into(database, "moderation")) {
            for (At<Map<String, Object>> at : moderation) {
                Map<String, Object> it = at.what();
                if (!(it.get("day") instanceof String day)) {
                    throw new InvalidInput(
                            "log", 1, 1, "entry " + at.idx() + ": member \"day\" is missing");
                }
                rows.add(
                        at.idx(),
                        it.get("target"),
                        it.get("action"),
                        it.get("scope"),
                        it.get("rule"),
                        it.getOrDefault("role", "moderator"),
                        LocalDate.parse(day),
                        it.get("appealOf"));
            }
        }
    }

    /// Answers to questions that count in this cut; the day of the question is in its opening.
    void writeAnswers(Database database, Map<Long, LocalDate> questionDays) {
        Set<Long> answered = new HashSet<>();
        try (Rows rows = Rows.into(database, "answers")) {
            for (At<ReplyEntry.Answer> at : answers) {
                ReplyEntry.Answer it = at.what();
                LocalDate asked = questionDays.get(it.question());
                if (asked != null) {
                    rows.add(
                            at.idx(),
                            it.question(),
                            it.office(),
                            it.day(),
                            it.day().toEpochDay() - asked.toEpochDay(),
                            answered.add(it.question()) ? "answered" : "corrected");
                }
            }
        }
    }

    /// What became of every proposal that counts in this cut; a row says `received` until somebody
    /// has decided.
    ///
    /// @param proposals ascending
    void writeDecisions(Database database, List<Long> proposals) {
        try (Rows rows = Rows.into(database, "decisions")) {
            for (long proposal : proposals) {
                At<ReplyEntry.Decision> at = decisions.get(proposal);
                if (at == null) {
                    rows.add(proposal, "received", null, null, null, null, null, null, null, null);
                } else {
                    ReplyEntry.Decision it = at.what();
                    rows.add(
                            proposal,
                            it.decision(),
                            it.body(),
                            it.reasons().get("kk"),
                            it.reasons().get("ru"),
                            it.reasons().get("en"),
                            it.draft(),
                            it.wid(),
                            it.day(),
                            at.idx());
                }
            }
        }
    }

    /// The indices of all questions that somebody answered.
    Set<Long> answeredQuestions() {
        Set<Long> questions = new HashSet<>();
        answers.forEach(at -> questions.add(at.what().question()));
        return questions;
    }

    /// The name in a language; where it is missing, the name in the first language there is.
    private static String name(Map<String, String> names, String lang) {
        String name = names.get(lang);
        return name != null && !name.isEmpty()
                ? name
                : names.values().stream().filter(n -> !n.isEmpty()).findFirst().orElse("—");
    }
}
