package org.kenes.server.shell.language;

import com.ibm.icu.text.MessageFormat;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The texts of the interface in one language, from `messages/<package>_<lang>.properties` (UTF-8).
/// A key begins with the name of its file: `home.title` is in `home_kk.properties`.
///
/// Texts are patterns of ICU's MessageFormat with *named* arguments. Nothing here is escaped; that
/// is the template's work. Thread-safe.
public final class Messages {
    private final Lang lang;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats;

    /// Of messages that need no argument, which are most of a page: formatted once.
    private final Map<String, String> fixed;

    Messages(Lang lang, Map<String, String> patterns) {
        this.lang = lang;
        this.patterns = new TreeMap<>(patterns);
        this.formats = new LinkedHashMap<>();
        this.fixed = new HashMap<>();
        this.patterns.forEach((key, pattern) -> {
            MessageFormat format = format(lang, key, pattern);
            formats.put(key, format);
            if (format.getArgumentNames().isEmpty()) {
                fixed.put(key, format.format(Map.of(), new StringBuffer(), null).toString());
            }
        });
    }

    /// Every message file of the class path in this language.
    ///
    /// @throws IllegalStateException if a key stands in two files or not under the name of its file
    public static Messages load(Lang lang) {
        Map<String, String> patterns = new TreeMap<>();
        String suffix = "_" + lang.code() + ".properties";
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*" + suffix)) {
                String name = String.valueOf(file.getFilename());
                String owner = name.substring(0, name.length() - suffix.length()) + ".";
                Properties read = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    read.load(reader);
                }
                for (String key : read.stringPropertyNames()) {
                    if (!key.startsWith(owner)
                            || patterns.put(key, read.getProperty(key)) != null) {
                        throw new IllegalStateException(
                                name
                                        + ": '"
                                        + key
                                        + "' must begin with '"
                                        + owner
                                        + "' and be written once");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Messages(lang, patterns);
    }

    public Lang lang() {
        return lang;
    }

    /// @throws IllegalArgumentException if there is no such message
    public String text(String key) {
        return text(key, Map.of());
    }

    /// The usual call: `text("home.closes", "date", "12 March")`.
    ///
    /// @param namesAndValues name, value, name, value, …; numbers as numbers, so that plurals work
    public String text(String key, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(key + ": names and values come in pairs");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return text(key, arguments);
    }

    /// @throws IllegalArgumentException if there is no such message, or it needs an argument that
    ///   is not given
    public String text(String key, Map<String, ?> arguments) {
        String text = fixed.get(key);
        if (text != null) {
            return text;
        }
        MessageFormat format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("no message '" + key + "' in " + lang.code());
        }
        Set<String> needed = format.getArgumentNames();
        if (!arguments.keySet().containsAll(needed)) {
            throw new IllegalArgumentException(
                    key + " needs " + needed + ", given are " + arguments.keySet());
        }
        // A MessageFormat keeps state while it works; the clone makes this call thread-safe.
        return ((MessageFormat) format.clone())
                .format(arguments, new StringBuffer(), null)
                .toString();
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    public Map<String, String> patterns() {
        return patterns;
    }

    Set<String> argumentsOf(String key) {
        MessageFormat format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("no message '" + key + "' in " + lang.code());
        }
        return format.getArgumentNames();
    }

    private static MessageFormat format(Lang lang, String key, String pattern) {
        try {
            return new MessageFormat(pattern, lang.locale());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "message '" + key + "' in " + lang.code() + " is not well formed", e);
        }
    }
}
