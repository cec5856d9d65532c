package org.kenes.server.record.receipt;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Figures;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.receipt.Receipts.Found;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Flash;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.QrCode;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.door.SiteAddress;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Receipts: right after something was recorded (with the secret, once), and for anybody who has a
/// code.
@RestController
class ReceiptPages {
    static final String CODE = "{code:[0-9A-Za-z]{5}-[0-9A-Za-z]{5}}";

    private final Views views;
    private final Receipts receipts;
    private final ReceiptFiles files;
    private final PublicLog log;
    private final Whereabouts whereabouts;
    private final Settings settings;
    private final SiteAddress site;
    private final Clock clock;
    private final CountedIn countedIn = new CountedIn(Figures.builtIn());

    ReceiptPages(
            Views views,
            Receipts receipts,
            ReceiptFiles files,
            PublicLog log,
            Whereabouts whereabouts,
            Settings settings,
            SiteAddress site,
            Clock clock) {
        this.views = views;
        this.receipts = receipts;
        this.files = files;
        this.log = log;
        this.whereabouts = whereabouts;
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/{lang}/receipt")
    ResponseEntity<byte[]> form(@PathVariable Lang lang, HttpServletRequest request) {
        return views.html(
                formPage(lang, request), Caching.PUBLIC, "record/find.jte", form("", List.of()));
    }

    @PostMapping("/{lang}/receipt")
    ResponseEntity<byte[]> find(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        Optional<ReceiptCode> typed = ReceiptCode.typed(code);
        if (typed.isPresent()) {
            return views.seeOther("/" + lang.code() + "/receipt/" + typed.get());
        }
        Page page = formPage(lang, request);
        var error = new Refusal.FieldError("code", "not-a-code", page.text("record.form.code.bad"));
        return views.invalid(page, "record/find.jte", form(code, List.of(error)));
    }

    private ReceiptFormView form(String code, List<Refusal.FieldError> errors) {
        return new ReceiptFormView(code, errors, log.key().toString(), log.ackKey().toString());
    }

    private Page formPage(Lang lang, HttpServletRequest request) {
        return views.page(
                lang, request, Section.RECORD, views.messages(lang).text("record.form.title"));
    }

    @GetMapping("/{lang}/receipt/" + CODE)
    ResponseEntity<byte[]> receipt(
            @PathVariable Lang lang, @PathVariable String code, HttpServletRequest request) {
        Optional<Found> found = receipts.typed(code);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Optional<String> secret = Flash.read(request, found.get().code());
        return secret.isPresent()
                ? justRecorded(lang, request, found.get(), secret.get())
                : whereItIs(
                        lang,
                        "/receipt/" + found.get().code(),
                        found.get(),
                        List.of(),
                        HttpStatus.OK,
                        request);
    }

    /// As the QR code spells it.
    @GetMapping("/{lang:[A-Z]{2}}/RECEIPT/" + CODE)
    ResponseEntity<byte[]> capitals(@PathVariable String lang, @PathVariable String code) {
        return views.seeOther("/" + lang.toLowerCase(Locale.ROOT) + "/receipt/" + code);
    }

    private QrCode qr(Lang lang, Found found, HttpServletRequest request) {
        return QrCode.ofAddress(site.of(request) + "/" + lang.code() + "/receipt/" + found.code());
    }

    private ResponseEntity<byte[]> justRecorded(
            Lang lang, HttpServletRequest request, Found found, String secret) {
        Page page =
                views.page(
                        lang,
                        request,
                        Section.RECORD,
                        views.messages(lang).text("record.new.title"));
        NewReceiptView view =
                new NewReceiptView(
                        found.code(),
                        secret,
                        page.text("record.kind." + Whereabouts.kind(found)),
                        found.received().atZone(zone()).toLocalDate(),
                        qr(lang, found, request),
                        soon(page),
                        page.link("receipt/" + found.code() + ".kenes-receipt.json"),
                        page.link("text"),
                        page.text("shell.section.text"));
        ResponseEntity<byte[]> shown = views.html(page, Caching.NO_STORE, "record/new.jte", view);
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .header(HttpHeaders.SET_COOKIE, Flash.spent().toString())
                .body(shown.getBody());
    }

    /// When it will be in the log at the latest, in seconds or in minutes.
    private String soon(Page page) {
        long seconds = settings.record().longest().plus(settings.record().period()).toSeconds();
        return seconds < 120
                ? page.text("record.new.soon", "n", Math.max(1, seconds))
                : page.text("record.new.soon.minutes", "n", (seconds + 59) / 60);
    }

    /// @param path of the page below the language: the answer to a withdrawal is this page too
    ResponseEntity<byte[]> whereItIs(
            Lang lang,
            String path,
            Found found,
            List<Refusal.FieldError> errors,
            HttpStatus status,
            HttpServletRequest request) {
        Page page =
                views.page(
                        lang,
                        path,
                        Section.RECORD,
                        views.messages(lang).text("record.title", "code", found.code()));
        List<PublicLog.Witness> witnesses = log.witnesses();
        boolean speaks = Whereabouts.speaks(found);
        ReceiptView view =
                new ReceiptView(
                        found.code(),
                        Whereabouts.kind(found),
                        found.received().atZone(zone()).toLocalDate(),
                        whereabouts.of(found),
                        isPublished(found) ? cosigned(witnesses) : 0,
                        witnesses.size(),
                        speaks ? page.link("c/" + found.code()) : null,
                        proof(page, found),
                        qr(lang, found, request),
                        figures(page, found),
                        withdrawal(found, errors));
        return views.html(page, Caching.NO_STORE, status, "record/receipt.jte", view);
    }

    private List<ReceiptView.Figure> figures(Page page, Found found) {
        return found.sealed() && whereabouts.of(found) instanceof ReceiptView.State.Counted
                ? countedIn.of(found.kind(), page)
                : List.of();
    }

    private boolean isPublished(Found found) {
        Long index = found.index();
        return index != null
                && index < log.published().map(published -> published.head().size()).orElse(0L);
    }

    private static int cosigned(List<PublicLog.Witness> witnesses) {
        return (int) witnesses.stream().filter(witness -> witness.cosigned() != null).count();
    }

    /// Only what its author alone can end, and only once.
    private ReceiptView.@Nullable Withdrawal withdrawal(
            Found found, List<Refusal.FieldError> errors) {
        return found.sealed() && found.goneBy() == null
                ? new ReceiptView.Withdrawal(
                        LocalDate.now(clock.withZone(zone())).plus(Tombstones.BACKUPS),
                        log.origin(),
                        found.leaf().base64(),
                        errors)
                : null;
    }

    private ReceiptView.@Nullable Proof proof(Page page, Found found) {
        Long index = found.index();
        long size = log.published().map(published -> published.head().size()).orElse(0L);
        if (index == null || index >= size) {
            return null;
        }
        String file = found.code() + ".tlog-proof";
        return new ReceiptView.Proof(
                index,
                found.leaf().hex(),
                size,
                page.link("receipt/" + file),
                files.smallProof(found).isPresent()
                        ? page.link("receipt/" + found.code() + ".qr.svg")
                        : null,
                "./kenes log receipt " + file + " --vkey " + log.key());
    }

    private ZoneId zone() {
        return settings.dialogue().zone();
    }
}
