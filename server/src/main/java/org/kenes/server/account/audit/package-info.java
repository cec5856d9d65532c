/// What staff did: one row per action, each holding the hash of all before it.
@NamedInterface("audit")
@NullMarked
package org.kenes.server.account.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
