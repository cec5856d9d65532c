package org.kenes.report.annex;

import org.kenes.dataset.figure.Findings;
import org.kenes.report.check.Records;
import org.kenes.report.source.Block;
import org.kenes.report.source.Flat.Sentence;
import org.kenes.report.source.Inline.Binding;
import org.kenes.report.source.Inline.Bound;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.ReleaseSource.Claim;
import org.kenes.report.source.TextSource;
import org.kenes.report.words.Facets;
import org.kenes.report.words.Reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the text of one language speaks of: figures, provisions, and positions on provisions.
final class Mentions {
    private final Set<String> figures = new TreeSet<>();
    private final Set<String> provisions = new TreeSet<>();
    private final Set<String> positions = new TreeSet<>();
    private boolean everyProvision;

    private Mentions() {}

    static Mentions of(ReleaseSource release, TextSource text, Findings findings, Records records) {
        Mentions mentions = new Mentions();
        Map<String, String> articles = new HashMap<>();
        Map<String, String> addresses = new HashMap<>();
        records.provisions()
                .forEach(row -> {
                    String wid = row.getOrDefault("wid", "");
                    addresses.put(row.getOrDefault("eid", ""), wid);
                    if ("article".equals(row.get("kind"))) {
                        articles.put(row.getOrDefault("num", ""), wid);
                    }
                });
        for (Block block : text.blocks()) {
            if (block instanceof Block.Figure figure && !figure.what().equals("annex")) {
                mentions.figure(findings, figure.id());
            }
            for (Bound bound : block.flat().bounds()) {
                mentions.bound(release, bound, addresses);
            }
            for (Sentence sentence : block.flat().sentences()) {
                String words = block.flat().text().substring(sentence.start(), sentence.end());
                mentions.sentence(words, text.lang(), articles);
            }
        }
        return mentions;
    }

    /// A table or chart shows all its rows.
    private void figure(Findings findings, String id) {
        figures.add(id);
        findings.figure(id)
                .filter(f -> f.definition().dimensions().contains("wid"))
                .ifPresent(f -> {
                    everyProvision = true;
                    boolean byStance = f.definition().dimensions().contains("stance");
                    f.rows()
                            .forEach(row -> {
                                String wid = row.key().getOrDefault("wid", "");
                                if (byStance) {
                                    positions.add(wid + " " + row.key().getOrDefault("stance", ""));
                                }
                                f.definition()
                                        .composition()
                                        .forEach(
                                                stance -> positions.add(wid + " " + stance.code()));
                            });
                });
    }

    private void bound(ReleaseSource release, Bound bound, Map<String, String> addresses) {
        if (bound.placeholder() != null) {
            figures.add(bound.placeholder().figure());
            key(bound.placeholder().key());
        }
        if (bound.span() == null) {
            return;
        }
        if (bound.span().binding() == Binding.REF) {
            String wid = addresses.get(bound.span().ref());
            provisions.add(wid == null ? bound.span().ref() : wid);
        }
        Claim claim = release.claims().get(bound.span().ref());
        if (bound.span().binding() == Binding.CLAIM && claim != null && claim.figure() != null) {
            figures.add(claim.figure());
            key(claim.key());
        }
    }

    private void key(Map<String, String> key) {
        String wid = key.get("wid");
        if (wid != null) {
            provisions.add(wid);
            positions.add(wid + " " + key.getOrDefault("stance", ""));
        }
    }

    /// Articles that a sentence names by number, and the positions that it names with them.
    private void sentence(String words, String lang, Map<String, String> articles) {
        Set<String> named = new TreeSet<>();
        Reading reading =
                Reading.of(
                        words,
                        lang,
                        number -> {
                            String wid = articles.get(number);
                            if (wid != null) {
                                named.add(wid);
                            }
                            return wid != null;
                        });
        provisions.addAll(named);
        if (!named.isEmpty()) {
            for (String stance : new Facets(reading).stances()) {
                named.forEach(wid -> positions.add(wid + " " + stance));
            }
        }
    }

    boolean figure(String id) {
        return figures.contains(id);
    }

    Set<String> provisions() {
        return provisions;
    }

    boolean provision(String wid) {
        return everyProvision || provisions.contains(wid);
    }

    boolean position(String wid, String stance) {
        return positions.contains(wid + " " + stance);
    }
}
