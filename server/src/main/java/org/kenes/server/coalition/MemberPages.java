package org.kenes.server.coalition;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.shell.Caching;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Problem;
import org.kenes.server.shell.Refusal;
import org.kenes.server.shell.Section;
import org.kenes.server.shell.Views;
import org.kenes.server.shell.language.Lang;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who takes part, and what each organisation declares about itself. Declarations stand side by
/// side and are never added up here.
@RestController
class MemberPages {
    private final Organisations organisations;
    private final Declarations declarations;
    private final Views views;

    MemberPages(Organisations organisations, Declarations declarations, Views views) {
        this.organisations = organisations;
        this.declarations = declarations;
        this.views = views;
    }

    @GetMapping("/{lang}/members")
    ResponseEntity<byte[]> all(@PathVariable Lang lang, HttpServletRequest request) {
        Page page = page(lang, request, views.messages(lang).text("coalition.title"));
        Map<String, Membership> declared = organisations.newestMemberships();
        List<MemberView.Listed> listed =
                organisations.all().stream()
                        .sorted(byName(page))
                        .map(it -> new MemberView.Listed(it, declared.get(it.id())))
                        .toList();
        List<MemberView.Group> groups = new ArrayList<>();
        for (Coalition coalition : organisations.coalitions()) {
            groups.add(
                    new MemberView.Group(
                            coalition,
                            listed.stream()
                                    .filter(it -> in(coalition.id(), it.organisation()))
                                    .toList()));
        }
        List<MemberView.Listed> others =
                listed.stream().filter(it -> it.organisation().coalition() == null).toList();
        if (!others.isEmpty()) {
            groups.add(new MemberView.Group(null, others));
        }
        var view = new MemberView.All(groups);
        return views.html(page, Caching.PUBLIC, "coalition/members.jte", view);
    }

    private static boolean in(String coalition, Organisation it) {
        return coalition.equals(it.coalition());
    }

    private static Comparator<Organisation> byName(Page page) {
        String lang = page.lang().code();
        return Comparator.comparing((Organisation it) -> it.name(lang), page.formats().collation())
                .thenComparing(Organisation::id);
    }

    @GetMapping("/{lang}/members/{slug}")
    ResponseEntity<byte[]> one(
            @PathVariable Lang lang, @PathVariable String slug, HttpServletRequest request) {
        Optional<Organisation> found = organisations.find(slug);
        if (found.isEmpty()) {
            return views.refuse(request, Refusal.of(Problem.NOT_FOUND));
        }
        Organisation it = found.get();
        Page page = page(lang, request, it.name(lang.code()));
        var view =
                new MemberView.One(
                        it,
                        organisations.coalitions().stream()
                                .filter(coalition -> in(coalition.id(), it))
                                .findFirst()
                                .orElse(null),
                        Optional.ofNullable(it.parent()).flatMap(organisations::find).orElse(null),
                        organisations.all().stream()
                                .filter(branch -> it.id().equals(branch.parent()))
                                .sorted(byName(page))
                                .toList(),
                        organisations.memberships(it.id()),
                        declarations.signatures(it.id(), "membership"),
                        declarations.interests(it.id()).stream()
                                .filter(Interest::signed)
                                .findFirst()
                                .orElse(null));
        return views.html(page, Caching.PUBLIC, "coalition/member.jte", view);
    }

    private Page page(Lang lang, HttpServletRequest request, String title) {
        return views.page(lang, request, Section.MEETINGS, title);
    }
}
