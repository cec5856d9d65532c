package org.kenes.server.outreach.builtin;

import org.kenes.lawtext.find.Provisions;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.outreach.CodeLists;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.outreach.builtin.Declaration.Words;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.published.Publishing;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.setup.Duty;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the built-in forms published: at the start, and again, as a new version, when the text,
/// the regions or a list of codes have changed since.
@Component
public class BuiltInForms extends Duty {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInForms.class);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final List<String> FORMS =
            List.of("kenes-event-report", "kenes-event-plan", "kenes-visit-report");
    private static final Words WHOLE =
            new Words("Жалпы, бүкіл мәтін", "В целом, весь текст", "In general, the whole text");

    private final FieldForms forms;
    private final Publishing publishing;
    private final Drafts drafts;
    private final Places places;
    private final CodeLists codes;
    private final Dialogue dialogue;
    private final Clock clock;

    BuiltInForms(
            FieldForms forms,
            Publishing publishing,
            Drafts drafts,
            Places places,
            CodeLists codes,
            Dialogue dialogue,
            Clock clock,
            Settings settings) {
        super("field-forms", settings.record().period().isPositive() ? EVERY : Duration.ZERO);
        this.forms = forms;
        this.publishing = publishing;
        this.drafts = drafts;
        this.places = places;
        this.codes = codes;
        this.dialogue = dialogue;
        this.clock = clock;
        wake();
    }

    @Override
    protected void turn() {
        publishChanged();
    }

    /// @return how many forms have a new version
    public int publishChanged() {
        int changed = 0;
        for (String id : FORMS) {
            changed += publishChanged(id) ? 1 : 0;
        }
        return changed;
    }

    private boolean publishChanged(String id) {
        List<String> languages = dialogue.info().langs().stream().map(Lang::code).toList();
        Declaration declared = declared(id);
        FormWriter.Inlined lists = lists(languages);
        Optional<FieldForms.Published> before =
                forms.all().stream()
                        .filter(it -> it.id().equals(id) && it.version().startsWith("b"))
                        .reduce((a, b) -> b);
        if (before.isPresent()) {
            byte[] same = new FormWriter(declared, lists).write(before.get().version(), languages);
            byte[] stored = forms.xml(id, before.get().version()).orElseThrow();
            if (Arrays.equals(same, stored)) {
                return false;
            }
        }
        String version = next(before.map(FieldForms.Published::version).orElse(""));
        byte[] xml = new FormWriter(declared, lists).write(version, languages);
        byte[] mapping = Declaration.resource(id + ".map.yaml");
        return switch (publishing.publish(
                new Publishing.Wish(xml, Map.of(), Map.of(), mapping), false)) {
            case Publishing.Publication.Done done -> {
                LOG.info("{} {} is published, {}", id, version, Hash.sha256(xml).hex());
                yield true;
            }
            case Publishing.Publication.Unusable it ->
                    throw new IllegalStateException(id + ": " + it.problems());
            case Publishing.Publication.Taken it -> throw new IllegalStateException(it.toString());
        };
    }

    private Declaration declared(String id) {
        Declaration declared = Declaration.read(id);
        for (CodeList.Name name : CodeList.Name.values()) {
            Map<String, Words> more = new LinkedHashMap<>();
            for (CodeList.Added it : codes.of(name).added()) {
                if (it.closed() == null) {
                    more.put(
                            it.code(),
                            new Words(
                                    it.names().getOrDefault("kk", it.code()),
                                    it.names().getOrDefault("ru", it.code()),
                                    it.names().getOrDefault("en", it.code())));
                }
            }
            declared = declared.offering(name.code(), more);
        }
        return declared;
    }

    /// `b`, the day, and a number that starts anew each day.
    private String next(String before) {
        String day = "b" + LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE);
        int number =
                before.startsWith(day) ? Integer.parseInt(before.substring(day.length())) + 1 : 1;
        return "%s%02d".formatted(day, number);
    }

    private FormWriter.Inlined lists(List<String> languages) {
        Map<String, Words> regions = new LinkedHashMap<>();
        for (Place place : places.ofLevel(1)) {
            if (place.validTo() == null) {
                regions.put(
                        place.code(),
                        new Words(place.name("kk"), place.name("ru"), place.name("en")));
            }
        }
        Map<String, Words> articles = new LinkedHashMap<>();
        articles.put("general", WHOLE);
        Optional<Text> text = drafts.current();
        text.ifPresent(it -> articles(it, languages, articles));
        return new FormWriter.Inlined(
                text.map(it -> it.draft().id()).orElse(""),
                Map.of("regions", regions, "articles", articles));
    }

    private static void articles(Text text, List<String> languages, Map<String, Words> articles) {
        for (Provisions.Row row : text.in(text.shownIn(languages.getFirst())).basicUnits()) {
            articles.put(
                    row.eId(),
                    new Words(
                            label(text, "kk", row.eId()),
                            label(text, "ru", row.eId()),
                            label(text, "en", row.eId())));
        }
    }

    private static String label(Text text, String language, String eId) {
        return text.in(text.shownIn(language))
                .row(eId)
                .map(it -> (it.label() + " " + it.heading()).strip())
                .filter(it -> !it.isEmpty())
                .orElse(eId);
    }
}
