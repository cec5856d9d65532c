package org.kenes.server.shell.watch;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A reason why this server should get no requests for now.
///
/// @param name one word, the key of the answer of `/health/ready`
/// @param why null while all is well, else one sentence without anything secret; an exception is an
///   obstacle too
public record Obstacle(String name, Supplier<@Nullable String> why) {}
