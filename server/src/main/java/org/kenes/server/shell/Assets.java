package org.kenes.server.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Styles, fonts and pictures under `/assets/{hash}/{file}`, where the hash is that of the content:
/// an address never shows anything else, so browsers keep it for a year. The files are read once; a
/// style sheet's `url(name)` becomes the hashed address of that file.
@Component
@RestController
public class Assets {
    private static final Pattern URL = Pattern.compile("url\\(\"?([a-z0-9.-]+)\"?\\)");

    /// Fonts that only the PDF of a report needs.
    private static final String PRINT_ONLY = ".ttf";

    /// Our own files, and the fonts that reports carry as well.
    private static final List<String> PLACES =
            List.of("classpath*:static/*", "classpath*:org/kenes/report/fonts/*");

    private record Asset(String hash, MediaType type, byte[] bytes) {}

    private final Map<String, Asset> assets = new TreeMap<>();

    public Assets() {
        Map<String, byte[]> files = read();
        files.forEach((name, bytes) -> {
            if (!name.endsWith(".css")) {
                assets.put(name, asset(name, bytes));
            }
        });
        files.forEach((name, bytes) -> {
            if (name.endsWith(".css")) {
                assets.put(name, asset(name, withHashedAddresses(bytes)));
            }
        });
    }

    /// The address of a file of `static/`, for example `url("page.css")`.
    ///
    /// @throws IllegalArgumentException if there is no such file
    public String url(String file) {
        Asset asset = assets.get(file);
        if (asset == null) {
            throw new IllegalArgumentException("no file '" + file + "' in static/");
        }
        return "/assets/" + asset.hash() + "/" + file;
    }

    void forEach(BiConsumer<String, byte[]> each) {
        assets.forEach((name, asset) -> each.accept(url(name), asset.bytes()));
    }

    @GetMapping("/assets/{hash}/{file}")
    ResponseEntity<byte[]> serve(@PathVariable String hash, @PathVariable String file) {
        Asset asset = assets.get(file);
        if (asset == null || !asset.hash().equals(hash)) {
            throw new Refused(Refusal.of(Problem.NOT_FOUND));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, Caching.IMMUTABLE.header(Caching.reach()))
                .contentType(asset.type())
                .body(asset.bytes());
    }

    /// Browsers ask for it by this name whatever the page says.
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(302).header(HttpHeaders.LOCATION, url("mark.svg")).build();
    }

    private byte[] withHashedAddresses(byte[] css) {
        Matcher found = URL.matcher(new String(css, StandardCharsets.UTF_8));
        return found.replaceAll(
                        match -> Matcher.quoteReplacement("url(\"" + url(match.group(1)) + "\")"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String place : PLACES) {
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources(place)) {
                    @Nullable String name = file.getFilename();
                    if (name != null && name.contains(".") && !name.endsWith(PRINT_ONLY)) {
                        files.put(name, file.getContentAsByteArray());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Asset asset(String name, byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(HexFormat.of().formatHex(hash, 0, 8), type(name), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static MediaType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
            case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
            case "svg" -> MediaType.parseMediaType("image/svg+xml");
            case "woff2" -> MediaType.parseMediaType("font/woff2");
            case "png" -> MediaType.IMAGE_PNG;
            case "txt" -> MediaType.parseMediaType("text/plain;charset=UTF-8");
            default -> throw new IllegalStateException("static/" + name + ": unknown type");
        };
    }
}
