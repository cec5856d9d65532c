package org.kenes.server.channel.line;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// One way to people's telephones. Implementations are thread-safe.
public interface ChannelAdapter {
    /// In addresses and tables; letters, digits and dashes.
    String id();

    /// Whether a request to our webhook comes from there.
    ///
    /// @param headers lower-case name → value
    boolean signed(byte[] request, Map<String, String> headers);

    /// @return empty for what is no message of one person, such as a post in a group
    /// @throws IOException if it is not what this line sends
    Optional<Inbound> parse(byte[] request) throws IOException;

    /// Once; whoever asks again decides when.
    Sent send(Outbound message) throws InterruptedException;

    sealed interface Sent {
        record Done() implements Sent {}

        /// @param seconds to wait before anything else is sent there
        record Later(long seconds) implements Sent {}

        /// That address takes no messages.
        record Refused() implements Sent {}
    }
}
