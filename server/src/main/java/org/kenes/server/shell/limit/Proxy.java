package org.kenes.server.shell.limit;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who really asks, where a proxy of this machine stands in between. It is believed only where the
/// operator has said so (`kenes.trust-proxy=true`, or `KENES_TRUST_PROXY`), and only from this
/// machine; of what it says only the last word counts, because a client can write the ones before
/// (`Forwarded`, RFC 7239).
///
/// @param trusted whether the operator has said that there is one
record Proxy(boolean trusted) {
    private static final Pattern FOR =
            Pattern.compile(
                    "(?i)(?:^|;)\\s*for=(?:\"?\\[([0-9a-f:.]+)](?::[0-9]+)?\"?|\"?([0-9.]+)(?::[0-9]+)?\"?)\\s*(?:;|$)");

    /// @return an address; that of the connection where nothing better is known
    String client(HttpServletRequest request) {
        String connected = request.getRemoteAddr();
        if (!trusted || !Network.isThisMachine(connected)) {
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
