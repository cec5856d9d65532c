package org.kenes.server.channel.line;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The lines of this installation.
///
/// `kenes.telegram.token`, `.base` (address of the Bot API), `.secret` (of a webhook that was set
/// there; without it the server asks for news itself). `kenes.channels`: names of HTTP or SMS
/// gateways, each with `kenes.channel.NAME.secret` and, to answer, `kenes.channel.NAME.send-to`.
@Component
public class Channels {
    private final Map<String, ChannelAdapter> byId = new LinkedHashMap<>();

    Channels(Environment settings) {
        String token = settings.getProperty("kenes.telegram.token", "");
        if (!token.isBlank()) {
            String base = settings.getProperty("kenes.telegram.base", "https://api.telegram.org");
            add(new Telegram(URI.create(base), token, some(settings, "kenes.telegram.secret")));
        }
        for (String name : settings.getProperty("kenes.channels", "").split("\\s*,\\s*")) {
            if (name.isEmpty()) {
                continue;
            }
            String secret = some(settings, "kenes.channel." + name + ".secret");
            if (secret == null || !name.matches("[a-z0-9-]{1,40}") || byId.containsKey(name)) {
                throw new IllegalArgumentException(
                        "kenes.channels: " + name + " needs a name of its own and a secret");
            }
            String to = some(settings, "kenes.channel." + name + ".send-to");
            add(new SmsGateway(name, secret, to == null ? null : URI.create(to)));
        }
    }

    private static @Nullable String some(Environment settings, String name) {
        String value = settings.getProperty(name, "");
        return value.isBlank() ? null : value;
    }

    private void add(ChannelAdapter adapter) {
        byId.put(adapter.id(), adapter);
    }

    public Optional<ChannelAdapter> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The bot that has to ask for news, if there is one.
    public Optional<Telegram> polling() {
        return find("telegram")
                .filter(Telegram.class::isInstance)
                .map(Telegram.class::cast)
                .filter(Telegram::polls);
    }
}
