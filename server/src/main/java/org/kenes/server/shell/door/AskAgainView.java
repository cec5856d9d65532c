package org.kenes.server.shell.door;

import org.kenes.server.shell.Views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// @param sendTo the address that the form came to
/// @param fields everything that was sent, and the token
public record AskAgainView(String sendTo, Map<String, List<String>> fields) {
    /// What the page repeats in sight: neither the token nor anything secret.
    public Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new LinkedHashMap<>(fields);
        shown.keySet().removeIf(name -> name.equals(AskAgain.TOKEN) || Views.isSecret(name));
        return shown;
    }
}
