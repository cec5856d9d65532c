/// What stands between the network and the pages: which requests may change something
/// ([SameOrigin]), what a browser may do with the answers ([SecurityHeaders]), and where `/` leads.
///
/// Staff doors are `account`'s. Limits against abuse are in `limit`.
@NamedInterface("door")
@NullMarked
package org.kenes.server.shell.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
