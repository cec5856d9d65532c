package org.kenes.server.channel.line;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The lines of this installation: a Telegram bot (`kenes.telegram.token`, `.secret` of a webhook
/// that was set there, without which the server asks for news itself, `.base` of the Bot API) and a
/// gateway (`kenes.sms.secret`, and to answer `kenes.sms.send-to`).
@Component
public class Channels {
    private final Map<String, ChannelAdapter> byId = new LinkedHashMap<>();

    Channels(Environment settings) {
        String token = settings.getProperty("kenes.telegram.token", "");
        if (!token.isBlank()) {
            String base = settings.getProperty("kenes.telegram.base", "https://api.telegram.org");
            add(new Telegram(URI.create(base), token, some(settings, "kenes.telegram.secret")));
        }
        String secret = some(settings, "kenes.sms.secret");
        if (secret != null) {
            String to = some(settings, "kenes.sms.send-to");
            add(new SmsGateway("sms", secret, to == null ? null : URI.create(to)));
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
