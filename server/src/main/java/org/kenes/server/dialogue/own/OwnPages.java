package org.kenes.server.dialogue.own;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.Book;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.receipt.OwnReceipts;
import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Everything that the key of this browser left, newest first; taking one of it back; all of it as
/// an archive.
@RestController
class OwnPages {
    private static final int SHOWN = 200;

    private final Book book;
    private final KeyCookie keys;
    private final OwnReceipts receipts;
    private final OwnArchive archive;
    private final Views views;
    private final Clock clock;

    OwnPages(
            Book book,
            KeyCookie keys,
            OwnReceipts receipts,
            OwnArchive archive,
            Views views,
            Clock clock) {
        this.book = book;
        this.keys = keys;
        this.receipts = receipts;
        this.archive = archive;
        this.views = views;
        this.clock = clock;
    }

    /// @param done code of what was withdrawn a moment ago
    @GetMapping("/{lang}/me")
    ResponseEntity<byte[]> mine(
            @PathVariable Lang lang,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        Page page = page(lang, "/me", "dialogue.own");
        Optional<AnswerKey> key = keys.read(request);
        List<Book.Leaf> leaves = key.map(book::read).orElse(List.of());
        List<OwnView.Line> lines =
                leaves.reversed().stream()
                        .limit(SHOWN)
                        .flatMap(leaf ->
                                receipts.line(leaf.code()).stream().map(it -> line(page, it, leaf)))
                        .toList();
        var view =
                new OwnView.Mine(
                        key.isPresent(),
                        key.map(AnswerKey::level).orElse(0),
                        lines,
                        leaves.size() > SHOWN,
                        done);
        return views.html(page, Caching.NO_STORE, "dialogue/own/mine.jte", view);
    }

    /// What stays and what cannot be recalled, before anything is done.
    @GetMapping("/{lang}/me/withdraw")
    ResponseEntity<byte[]> ask(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        Page page = page(lang, "/me/withdraw", "dialogue.own.withdraw");
        return leaf(request, code)
                .filter(leaf -> !leaf.isSealedByItsAuthor())
                .flatMap(leaf -> receipts.line(leaf.code()))
                .map(it -> {
                    LocalDate until = LocalDate.now(clock).plus(Tombstones.BACKUPS);
                    var view = new OwnView.Withdraw(line(page, it), page.formats().date(until));
                    return views.html(page, Caching.NO_STORE, "dialogue/own/withdraw.jte", view);
                })
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @PostMapping("/{lang}/me/withdraw")
    ResponseEntity<byte[]> withdraw(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return leaf(request, code)
                .filter(leaf -> receipts.withdraw(leaf.code(), leaf.secret()))
                .map(leaf -> views.seeOther("/" + lang.code() + "/me?done=" + leaf.code()))
                .orElseGet(() -> views.refuse(request, Refusal.of(Problem.NOT_FOUND)));
    }

    @GetMapping("/{lang}/me/data.zip")
    ResponseEntity<byte[]> everything(@PathVariable Lang lang, HttpServletRequest request) {
        List<Book.Leaf> leaves = keys.read(request).map(book::read).orElse(List.of());
        if (leaves.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Page page = page(lang, "/me", "dialogue.own");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"kenes-data.zip\"")
                .body(archive.of(leaves, page));
    }

    private Optional<Book.Leaf> leaf(HttpServletRequest request, String code) {
        return keys.read(request).flatMap(key -> book.find(key, code));
    }

    /// What only its author's browser can take back is taken back on its receipt.
    private static OwnView.Line line(Page page, OwnReceipts.Line it, Book.Leaf leaf) {
        OwnView.Line line = line(page, it);
        return leaf.isSealedByItsAuthor() ? line.sealedByItsAuthor() : line;
    }

    static OwnView.Line line(Page page, OwnReceipts.Line it) {
        return new OwnView.Line(
                it.code(),
                page.text("record.kind." + it.kind()),
                page.formats().date(it.date()),
                it.state().in(page),
                it.speaks(),
                it.over(),
                false);
    }

    private Page page(Lang lang, String path, String title) {
        return views.page(lang, path, Section.RECORD, views.messages(lang).text(title));
    }
}
