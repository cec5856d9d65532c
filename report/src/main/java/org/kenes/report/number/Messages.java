package org.kenes.report.number;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sentences of reports, in three languages, as ICU messages (`messages_<lang>.properties`).
/// Thread-safe.
public final class Messages {
    public static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

    private final String lang;
    private final Properties sentences = new Properties();

    private Messages(String lang) {
        this.lang = lang;
        String name = "/org/kenes/report/messages_" + lang + ".properties";
        try (var in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no messages in this language: " + lang);
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Messages of(String lang) {
        return LOADED.computeIfAbsent(lang, Messages::new);
    }

    public Set<String> keys() {
        return sentences.stringPropertyNames();
    }

    /// @throws IllegalArgumentException if there is no such message
    public String say(String key) {
        return say(key, Map.of());
    }

    /// @throws IllegalArgumentException if there is no such message
    public String say(String key, Map<String, ?> values) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message " + key + " in " + lang);
        }
        return values.isEmpty() && pattern.indexOf('{') < 0
                ? pattern
                : new MessageFormat(pattern, ULocale.forLanguageTag(lang)).format(values);
    }
}
