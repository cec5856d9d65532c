package org.kenes.cli.site;

import org.kenes.dataset.table.Sha256;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// Which file holds which address. Two addresses never share a file, also where a disk does not
/// tell capitals from small letters.
final class Filed {
    private static final int LONGEST_NAME = 120;

    private final Map<URI, String> files = new HashMap<>();
    private final Map<String, URI> taken = new HashMap<>();

    /// @param address without fragment
    /// @param page whether it is HTML, which a browser opens from a disk by its ending only
    /// @return path below the folder, `/` between its parts
    String of(URI address, boolean page) {
        return files.computeIfAbsent(address, it -> free(it, named(it, page)));
    }

    private static String named(URI address, boolean page) {
        String path = plain(address.getPath().replaceFirst("^/", ""));
        if (path.isEmpty() || path.endsWith("/")) {
            path += "index";
        }
        String query = address.getQuery();
        String more = query == null ? "" : "_" + plain(query).replace('/', '_');
        if (page) {
            return shortened(path + more) + ".html";
        }
        int dot = path.lastIndexOf('.');
        boolean ending = dot > path.lastIndexOf('/');
        return ending
                ? shortened(path.substring(0, dot) + more) + path.substring(dot)
                : shortened(path + more);
    }

    /// No part is `..`, hidden, or has anything but letters that every disk can hold.
    private static String plain(String text) {
        return text.replaceAll("[^\\p{IsLatin}\\p{IsCyrillic}0-9._@/-]", "_")
                .replaceAll("(^|/)\\.+", "$1_");
    }

    private static String shortened(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.length() - name <= LONGEST_NAME
                ? path
                : path.substring(0, name + LONGEST_NAME) + "_" + hash(path);
    }

    private String free(URI address, String path) {
        String file = path;
        if (taken.putIfAbsent(file.toLowerCase(Locale.ROOT), address) != null) {
            int dot = path.lastIndexOf('.');
            int cut = dot > path.lastIndexOf('/') ? dot : path.length();
            file = path.substring(0, cut) + "_" + hash(address.toString()) + path.substring(cut);
            taken.put(file.toLowerCase(Locale.ROOT), address);
        }
        return file;
    }

    private static String hash(String text) {
        byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 6);
    }
}
