package org.kenes.server.dialogue.proposal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Needs;
import org.kenes.server.account.SignedIn;
import org.kenes.server.account.Staff;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.PlainText;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Refusal.FieldError;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.text.Drafts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The drafters' desk: proposals nobody has decided about, one decision for as many as are chosen,
/// and decisions that wait for the second drafter.
@RestController
class StaffDecisionPages {
    private static final int SHOWN = 50;
    private static final String TEMPLATE = "dialogue/proposal/staff.jte";

    private final Proposals proposals;
    private final Dispositions dispositions;
    private final Landing landing;
    private final Rows rows;
    private final Drafts drafts;
    private final SignedIn signedIn;
    private final Views views;

    StaffDecisionPages(
            Proposals proposals,
            Dispositions dispositions,
            Landing landing,
            Rows rows,
            Drafts drafts,
            SignedIn signedIn,
            Views views) {
        this.proposals = proposals;
        this.dispositions = dispositions;
        this.landing = landing;
        this.rows = rows;
        this.drafts = drafts;
        this.signedIn = signedIn;
        this.views = views;
    }

    /// The form as it was sent.
    private record Typed(
            List<String> codes,
            String decision,
            String body,
            Map<String, String> reasons,
            String version,
            String place,
            String count) {
        static final Typed NOTHING = new Typed(List.of(), "", "", Map.of(), "", "", "");
    }

    @Needs("proposal.decide")
    @GetMapping("/{lang}/staff/decisions")
    ResponseEntity<byte[]> queue(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang);
        var view = view(page, request, Typed.NOTHING, List.of());
        return views.html(page, Caching.NO_STORE, TEMPLATE, view);
    }

    /// @param count typed, to decide about more than one
    @Needs("proposal.decide")
    @PostMapping("/{lang}/staff/decisions")
    ResponseEntity<byte[]> prepare(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") List<String> code,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String body,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String count,
            HttpServletRequest request) {
        Page page = page(lang);
        Map<String, String> reasons = new TreeMap<>();
        for (Lang it : Lang.values()) {
            reasons.put(it.code(), fields.getOrDefault("reason_" + it.code(), ""));
        }
        var typed = new Typed(code, decision, body, reasons, version, place.strip(), count);
        List<FieldError> errors = new ArrayList<>();
        Optional<Dispositions.Prepared> prepared = check(page, typed, errors);
        if (prepared.isEmpty()) {
            return views.invalid(page, TEMPLATE, view(page, request, typed, errors));
        }
        dispositions.prepare(prepared.get(), signedIn.staff().id());
        return views.seeOther(page.link("staff/decisions"));
    }

    /// @param errors takes what is wrong, in the order of the form
    private Optional<Dispositions.Prepared> check(Page page, Typed it, List<FieldError> errors) {
        List<Proposals.Proposal> chosen =
                it.codes().stream().distinct().flatMap(c -> proposals.find(c).stream()).toList();
        if (chosen.isEmpty() || it.codes().size() > Dispositions.BULK) {
            errors.add(error(page, "code", "none"));
        }
        if (!Decision.ALL.contains(it.decision())) {
            errors.add(error(page, "decision", "decision"));
        }
        PlainText body = PlainText.of(it.body(), 2, 200);
        if (!(body instanceof PlainText.Accepted)) {
            errors.add(error(page, "body", "body"));
        }
        Map<String, String> reasons = new TreeMap<>();
        it.reasons()
                .forEach((lang, typed) -> {
                    if (PlainText.of(typed, 0, Dispositions.LONGEST_REASON)
                            instanceof PlainText.Accepted reason) {
                        reasons.put(lang, reason.text());
                    } else {
                        errors.add(error(page, "reason_" + lang, "reason"));
                    }
                });
        if (!Decision.explains(it.decision(), reasons)) {
            errors.add(error(page, "reason_" + page.lang().code(), "reason"));
        }
        List<Dispositions.Place> places = new ArrayList<>();
        for (Proposals.Proposal proposal : chosen) {
            if (Decision.lands(it.decision())) {
                landed(page, proposal, it, errors)
                        .ifPresent(at -> places.add(new Dispositions.Place(proposal.code(), at)));
            } else {
                places.add(new Dispositions.Place(proposal.code(), null));
            }
        }
        if (it.codes().size() > 1
                && !it.count().strip().equals(Integer.toString(it.codes().size()))) {
            String message = page.text("dialogue.decide.error.count", "n", it.codes().size());
            errors.add(new FieldError("count", "count", message));
        }
        return errors.isEmpty() && body instanceof PlainText.Accepted by
                ? Optional.of(new Dispositions.Prepared(it.decision(), by.text(), reasons, places))
                : Optional.empty();
    }

    private Optional<Landing.Checked.Landed> landed(
            Page page, Proposals.Proposal proposal, Typed it, List<FieldError> errors) {
        return switch (landing.check(proposal, it.version(), it.place())) {
            case Landing.Checked.Landed at -> Optional.of(at);
            case Landing.Checked.NoLaterVersion none ->
                    wrong(page, "version", "version", proposal, errors);
            case Landing.Checked.NoSuchProvision none ->
                    wrong(page, "place", "place", proposal, errors);
            case Landing.Checked.Unchanged same ->
                    wrong(page, "place", "unchanged", proposal, errors);
        };
    }

    private static Optional<Landing.Checked.Landed> wrong(
            Page page,
            String field,
            String what,
            Proposals.Proposal proposal,
            List<FieldError> errors) {
        String message = page.text("dialogue.decide.error." + what, "code", proposal.code());
        errors.add(new FieldError(field, what, message));
        return Optional.empty();
    }

    private static FieldError error(Page page, String field, String what) {
        return new FieldError(field, what, page.text("dialogue.decide.error." + what));
    }

    @Needs("proposal.decide")
    @PostMapping("/{lang}/staff/decisions/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable Lang lang, @RequestParam long batch, HttpServletRequest request) {
        return switch (dispositions.publish(batch, signedIn.staff().id())) {
            case Dispositions.Published.Done done ->
                    views.seeOther("/" + lang.code() + "/staff/decisions");
            case Dispositions.Published.NotYet notYet ->
                    views.refuse(request, Refusal.of(Problem.NOT_YET));
            case Dispositions.Published.SamePerson same ->
                    views.refuse(
                            request,
                            Refusal.of(Problem.FORBIDDEN)
                                    .withDetail(views.messages(lang).text("dialogue.decide.same")));
            case Dispositions.Published.NothingWaits nothing ->
                    views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        };
    }

    @Needs("proposal.decide")
    @PostMapping("/{lang}/staff/decisions/discard")
    ResponseEntity<byte[]> discard(
            @PathVariable Lang lang, @RequestParam long batch, HttpServletRequest request) {
        return dispositions.discard(batch)
                ? views.seeOther("/" + lang.code() + "/staff/decisions")
                : views.refuse(request, Refusal.of(Problem.NOT_FOUND));
    }

    private Page page(Lang lang) {
        String title = views.messages(lang).text("dialogue.decide");
        return views.page(lang, "/staff/decisions", Section.NONE, title);
    }

    private ProposalView.Queue view(
            Page page, HttpServletRequest request, Typed typed, List<FieldError> errors) {
        Staff staff = signedIn.staff();
        List<Piece.Option> states =
                Decision.ALL.stream()
                        .map(it -> new Piece.Option(it, page.text("dialogue.decision." + it)))
                        .toList();
        List<Piece.Option> versions = new ArrayList<>();
        versions.add(new Piece.Option("", page.text("dialogue.decide.no-version")));
        drafts.ids().reversed().forEach(id -> versions.add(new Piece.Option(id, id)));
        List<Piece.Field> reasons = new ArrayList<>();
        for (Lang lang : page.langs()) {
            String label = page.text("dialogue.decide.reason", "language", lang.ownName());
            String value = typed.reasons().getOrDefault(lang.code(), "");
            reasons.add(
                    Piece.Field.text(
                                    "reason_" + lang.code(),
                                    label,
                                    value,
                                    Dispositions.LONGEST_REASON)
                            .optional()
                            .withErrors(errors));
        }
        return new ProposalView.Queue(
                staff,
                SignedIn.token(request),
                errors,
                proposals.undecided(SHOWN).stream().map(it -> rows.row(page, it)).toList(),
                Set.copyOf(typed.codes()),
                new Piece.Choice(
                        "decision",
                        page.text("dialogue.decision"),
                        null,
                        states,
                        typed.decision(),
                        true,
                        first(errors, "decision")),
                Piece.Field.line("body", page.text("dialogue.decide.body"), typed.body())
                        .withErrors(errors),
                reasons,
                new Piece.Choice(
                        "version",
                        page.text("dialogue.decide.version"),
                        page.text("dialogue.decide.version.hint"),
                        versions,
                        typed.version(),
                        false,
                        first(errors, "version")),
                Piece.Field.line("place", page.text("dialogue.decide.place"), typed.place())
                        .withHint(page.text("dialogue.decide.place.hint"))
                        .optional()
                        .withErrors(errors),
                Piece.Field.line("count", page.text("moderation.queue.count"), typed.count())
                        .withHint(page.text("dialogue.decide.count.hint"))
                        .optional()
                        .withErrors(errors),
                batches(page, staff));
    }

    private static @Nullable String first(List<FieldError> errors, String field) {
        return errors.stream()
                .filter(it -> it.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    private List<ProposalView.Batch> batches(Page page, Staff staff) {
        Map<Long, List<Dispositions.Waiting>> batches = new LinkedHashMap<>();
        for (Dispositions.Waiting it : dispositions.waiting()) {
            batches.computeIfAbsent(it.batch(), id -> new ArrayList<>()).add(it);
        }
        return batches.values().stream()
                .map(all -> {
                    Dispositions.Waiting it = all.getFirst();
                    return new ProposalView.Batch(
                            it.batch(),
                            it.preparedBy() == staff.id(),
                            all.stream().map(Dispositions.Waiting::code).toList(),
                            rows.outcome(
                                    page,
                                    it.what(),
                                    it.body(),
                                    "",
                                    it.reasons(),
                                    it.draft(),
                                    it.wid()));
                })
                .toList();
    }
}
