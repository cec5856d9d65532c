package org.kenes.cli.site;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the links of our pages and style sheets stand. The pages are ours: attributes are quoted
/// with `"`, and `&`, `<` and `"` in them are escaped.
final class Links {
    private static final Pattern PAGE = Pattern.compile("(?<=\\s(?:href|src)=\")[^\"]*(?=\")");
    private static final Pattern STYLE = Pattern.compile("(?<=url\\(\"?)[^\")]+(?=\"?\\))");

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b.*?</form>");
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script\\b.*?</script>");

    private Links() {}

    /// A page without what needs a server.
    static String still(String page) {
        return SCRIPT.matcher(FORM.matcher(page).replaceAll("")).replaceAll("");
    }

    /// The addresses that a file leads to, without fragments.
    ///
    /// @param base address of the file
    static List<URI> of(String text, boolean page, URI base) {
        List<URI> found = new ArrayList<>();
        Matcher matcher = (page ? PAGE : STYLE).matcher(text);
        while (matcher.find()) {
            URI it = address(matcher.group(), base);
            if (it != null) {
                found.add(withoutFragment(it));
            }
        }
        return found;
    }

    /// @param other what an address becomes; null leaves it as it is
    static String replaced(
            String text, boolean page, URI base, Function<URI, @Nullable String> other) {
        return (page ? PAGE : STYLE)
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(changed(match, base, other)));
    }

    private static String changed(
            MatchResult match, URI base, Function<URI, @Nullable String> other) {
        URI it = address(match.group(), base);
        String now = it == null ? null : other.apply(withoutFragment(it));
        if (it == null || now == null) {
            return match.group();
        }
        String fragment = it.getRawFragment();
        return escaped(fragment == null ? now : now + "#" + fragment);
    }

    private static @Nullable URI address(String written, URI base) {
        String plain = written.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
        if (plain.isEmpty() || plain.startsWith("#") || plain.matches("(?i)(data|mailto|tel):.*")) {
            return null;
        }
        try {
            return base.resolve(plain);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
