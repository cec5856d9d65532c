package org.kenes.server.channel;

import jakarta.servlet.http.HttpServletRequest;

import org.kenes.server.channel.line.ChannelAdapter;
import org.kenes.server.channel.line.Channels;
import org.kenes.server.channel.line.Inbound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `POST /channel/{id}`: the webhook of a messenger or an SMS gateway. 202 for a new message, 200
/// for the same again, 401 for a wrong signature; nothing is read before the signature is right.
@RestController
class ChannelPages {
    private static final int LONGEST = 1 << 18;

    private final Channels channels;
    private final Conversation conversation;
    private final ChannelLoop loop;

    ChannelPages(Channels channels, Conversation conversation, ChannelLoop loop) {
        this.channels = channels;
        this.conversation = conversation;
        this.loop = loop;
    }

    @PostMapping("/channel/{id}")
    ResponseEntity<Void> hear(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        Optional<ChannelAdapter> line = channels.find(id);
        if (line.isEmpty()) {
            return status(404);
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return status(413);
        }
        if (!line.get().signed(body, headers(request))) {
            return status(401);
        }
        Optional<Inbound> message;
        try {
            message = line.get().parse(body);
        } catch (IOException e) {
            return status(400);
        }
        if (message.isEmpty() || !conversation.hear(id, message.get())) {
            return status(200);
        }
        loop.wake();
        return status(202);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static ResponseEntity<Void> status(int status) {
        return ResponseEntity.status(status).header("Cache-Control", "no-store").build();
    }
}
