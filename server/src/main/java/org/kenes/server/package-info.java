/// Keñes: server.
@NullMarked
package org.kenes.server;

import org.jspecify.annotations.NullMarked;
