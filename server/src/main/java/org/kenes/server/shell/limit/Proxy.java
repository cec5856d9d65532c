package org.kenes.server.shell.limit;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who really asks, where a proxy stands in between. It is believed only where the operator has
/// said so (`kenes.trust-proxy`, or `KENES_TRUST_PROXY`), and only from the machines named there;
/// of what it says only the last word counts, because a client can write the ones before
/// (`Forwarded`, RFC 7239).
///
/// @param believed where the proxy may connect from; empty: there is none
record Proxy(List<IpAddressMatcher> believed) {
    private static final Pattern FOR =
            Pattern.compile(
                    "(?i)(?:^|;)\\s*for=(?:\"?\\[([0-9a-f:.]+)](?::[0-9]+)?\"?|\"?([0-9.]+)(?::[0-9]+)?\"?)\\s*(?:;|$)");

    /// @param told `true` for this machine, `false` or nothing for nobody, else addresses or
    ///   networks (`10.89.0.0/24`), with commas
    /// @throws IllegalArgumentException if one of them is no address
    static Proxy of(String told) {
        return new Proxy(
                switch (told.strip()) {
                    case "", "false" -> List.of();
                    case "true" -> List.of(matcher("127.0.0.0/8"), matcher("::1"));
                    default ->
                            Arrays.stream(told.split(",", -1))
                                    .map(it -> matcher(it.strip()))
                                    .toList();
                });
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "KENES_TRUST_PROXY is true, or addresses such as 10.89.0.0/24, not " + network,
                    e);
        }
    }

    /// @return an address; that of the connection where nothing better is known
    String client(HttpServletRequest request) {
        String connected = request.getRemoteAddr();
        if (believed.stream().noneMatch(it -> it.matches(connected))) {
            return connected;
        }
        String last = "";
        Enumeration<String> headers = request.getHeaders("Forwarded");
        while (headers.hasMoreElements()) {
            last = headers.nextElement();
        }
        String element = last.substring(last.lastIndexOf(',') + 1);
        Matcher found = FOR.matcher(element);
        if (!found.find()) {
            return connected;
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
