/// What one answer key left: the page and the archive for whoever holds the key, and the ways to
/// carry the key to another device or to throw it away.
///
/// There is no account. The list is the [org.kenes.server.dialogue.Book] of the key in the cookie;
/// nothing here is found without the key.
@NullMarked
package org.kenes.server.dialogue.own;

import org.jspecify.annotations.NullMarked;
