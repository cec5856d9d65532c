/// Programs that may write over `/api/v1`: registered by the administrator, listed for everybody.
@NamedInterface("program")
@NullMarked
package org.kenes.server.account.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
