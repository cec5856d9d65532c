package org.kenes.server.channel.line;

import java.util.List;

/// A message to one address.
///
/// @param buttons words that can be sent back by pressing; a line without buttons leaves them out
public record Outbound(String address, String text, List<String> buttons) {}
