package org.kenes.server.dialogue.proposal;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.dialogue.CodeItem;
import org.kenes.server.shell.api.Api;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Wording;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Proposals and decisions for programs: what their pages show.
@RestController
class ProposalApi implements CodeItem {
    private final Proposals proposals;
    private final Drafts drafts;
    private final Api api;

    ProposalApi(Proposals proposals, Drafts drafts, Api api) {
        this.proposals = proposals;
        this.drafts = drafts;
        this.api = api;
    }

    @GetMapping("/api/v1/proposals")
    ResponseEntity<byte[]> proposals(HttpServletRequest request) {
        return list(request, ProposalApi::proposal);
    }

    @GetMapping("/api/v1/decisions")
    ResponseEntity<byte[]> decisions(HttpServletRequest request) {
        return list(request, ProposalApi::decision);
    }

    private ResponseEntity<byte[]> list(
            HttpServletRequest request, Function<Proposals.Proposal, Map<String, Object>> item) {
        Api.Query query = api.list(request, "about", "decision");
        api.oneOf(request, query, "decision", DecisionPages.states());
        String about = query.filter("about");
        Optional<String> wid =
                about.isEmpty()
                        ? Optional.of("")
                        : drafts.current().flatMap(it -> it.wordingAt(about)).map(Wording::wid);
        return wid.isEmpty()
                ? api.notFound(request)
                : api.page(
                        query,
                        proposals.page(
                                wid.get(),
                                query.filter("decision"),
                                query.before(),
                                query.wanted()),
                        Proposals.Proposal::id,
                        item);
    }

    @Override
    public Optional<Map<String, Object>> item(String code) {
        return proposals.find(code).map(ProposalApi::proposal);
    }

    private static Map<String, Object> proposal(Proposals.Proposal it) {
        Map<String, Object> item = new TreeMap<>();
        item.put("kind", "proposal");
        item.put("code", it.code());
        item.put("version", it.draft());
        item.put("wId", it.wid());
        item.put("lang", it.lang());
        if (!it.wording().isEmpty()) {
            item.put("text", it.wording());
        }
        if (!it.reason().isEmpty()) {
            item.put("reason", it.reason());
        }
        if (!it.hidden().isEmpty()) {
            item.put("hidden", it.hidden());
        }
        if (!it.region().isEmpty()) {
            item.put("place", it.region());
        }
        item.put("level", (long) it.level());
        item.put("channel", it.channel());
        item.put("date", it.day().toString());
        boolean shown = it.hidden().isEmpty() || it.hidden().equals("M4");
        item.put("state", shown ? "shown" : "hidden");
        item.put("decision", it.state());
        return item;
    }

    private static Map<String, Object> decision(Proposals.Proposal it) {
        Map<String, Object> item = new TreeMap<>();
        item.put("proposal", it.code());
        item.put("version", it.draft());
        item.put("wId", it.wid());
        item.put("received", it.day().toString());
        item.put("decision", it.state());
        Decision decision = it.decision();
        if (decision != null) {
            item.put("body", decision.body());
            item.put("reasons", new TreeMap<>(decision.reasons()));
            item.put("date", decision.day().toString());
            String draft = decision.draft();
            String wid = decision.wid();
            if (draft != null && wid != null) {
                item.put("landed", new TreeMap<>(Map.of("version", draft, "wId", wid)));
            }
        }
        return item;
    }
}
