package org.kenes.server.outreach.published;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.form.Fault;
import org.kenes.server.outreach.form.Mapping;
import org.kenes.server.outreach.form.XForm;
import org.kenes.server.outreach.published.FieldForms.Media;
import org.kenes.server.outreach.published.FieldForms.NewMedia;
import org.kenes.server.outreach.published.FieldForms.Published;
import org.kenes.server.outreach.published.FieldForms.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Looks through a form, its files and its mapping before it is published: everything that is wrong
/// is said at once, and then nothing of it is stored.
@Component
public class Publishing {
    private static final int MOST_CHOICES = 50_000;

    private final FieldForms forms;

    Publishing(FieldForms forms) {
        this.forms = forms;
    }

    /// @param media name → bytes
    /// @param entities name → bytes of an entity list; null bytes: the plans of the dialogue
    public record Wish(
            byte[] xml,
            Map<String, byte[]> media,
            Map<String, Optional<byte[]>> entities,
            byte @Nullable [] mapping) {}

    public sealed interface Publication {
        /// @param fresh false when exactly this was published before
        record Done(Published form, List<Media> media, List<String> warnings, boolean fresh)
                implements Publication {}

        /// The form cannot be used: everything that is wrong, at once.
        record Unusable(List<Fault> problems) implements Publication {}

        /// This version is published with other content.
        record Taken(String id, String version) implements Publication {}
    }

    /// @param dry only tells what publishing would do
    @Transactional
    public Publication publish(Wish wish, boolean dry) {
        XForm form;
        try {
            form = XForm.read(wish.xml());
        } catch (XForm.Unusable e) {
            return new Publication.Unusable(e.problems());
        }
        List<Fault> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>(form.warnings());
        Map<String, NewMedia> media = media(form, wish, problems, warnings);
        String mapping = mapping(form, wish, problems);
        if (!problems.isEmpty()) {
            return new Publication.Unusable(problems);
        }
        var published =
                new Published(
                        form.id(),
                        form.version(),
                        form.name(),
                        FieldForms.md5(wish.xml()),
                        Hash.sha256(wish.xml()).hex(),
                        State.OPEN,
                        form.files(),
                        mapping,
                        mapping == null
                                ? null
                                : Hash.sha256(mapping.getBytes(StandardCharsets.UTF_8)).hex());
        List<Media> list = media.values().stream().map(NewMedia::listed).toList();
        Optional<Published> before = forms.find(form.id(), form.version());
        if (before.isPresent()) {
            boolean same =
                    before.get().sha256().equals(published.sha256())
                            && forms.media(form.id(), form.version()).equals(list)
                            && Objects.equals(before.get().mapping(), mapping);
            return same
                    ? new Publication.Done(before.get(), list, warnings, false)
                    : new Publication.Taken(form.id(), form.version());
        }
        if (!dry) {
            forms.store(published, wish.xml(), media);
        }
        return new Publication.Done(published, list, warnings, true);
    }

    private static Map<String, NewMedia> media(
            XForm form, Wish wish, List<Fault> problems, List<String> warnings) {
        Map<String, NewMedia> media = new TreeMap<>();
        wish.media().forEach((name, bytes) -> media.put(name, given(name, "file", bytes)));
        wish.entities()
                .forEach((name, bytes) ->
                        media.put(
                                name,
                                bytes.map(it -> given(name, "entityList", it))
                                        .orElseGet(() -> builtin(name, "entityList"))));
        for (String name : media.keySet()) {
            if (!XForm.isPlainName(name)) {
                problems.add(new Fault("file-name", name));
            }
            if (!form.references().contains(name)) {
                warnings.add("the form does not speak of " + name);
            }
        }
        for (String name : form.references()) {
            if (media.containsKey(name)) {
                continue;
            }
            if (FieldLists.NAMES.contains(name)) {
                media.put(name, builtin(name, "file"));
            } else {
                problems.add(new Fault("file-missing", name));
            }
        }
        media.forEach((name, it) -> {
            byte[] bytes = it.bytes();
            if (bytes != null && name.endsWith(".csv") && lines(bytes) > MOST_CHOICES) {
                warnings.add(name + " has more than " + MOST_CHOICES + " rows");
            }
        });
        return media;
    }

    private static long lines(byte[] bytes) {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static NewMedia given(String name, String type, byte[] bytes) {
        return new NewMedia(
                new Media(name, type, false, FieldForms.md5(bytes), Hash.sha256(bytes).hex()),
                bytes);
    }

    private static NewMedia builtin(String name, String type) {
        return new NewMedia(new Media(name, type, true, null, null), null);
    }

    private static @Nullable String mapping(XForm form, Wish wish, List<Fault> problems) {
        byte[] yaml = wish.mapping();
        if (yaml == null) {
            return null;
        }
        try {
            Mapping mapping = Mapping.read(yaml, "mapping");
            if (!mapping.form().equals(form.id()) || !mapping.covers(form.version())) {
                problems.add(
                        new Fault(
                                "other-mapping",
                                form.id()
                                        + " "
                                        + form.version()
                                        + " ≠ "
                                        + mapping.form()
                                        + " "
                                        + String.join(", ", mapping.versions())));
            }
        } catch (InvalidInput e) {
            problems.add(new Fault("mapping", String.valueOf(e.getMessage())));
        }
        return new String(yaml, StandardCharsets.UTF_8);
    }
}
