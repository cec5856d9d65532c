/// `kenes release check | scan | figures | build`: a release checked by anybody, without our
/// server.
///
/// Exit codes: 0 done and publishable · 1 not publishable · 2 usage, or input that cannot be read.
/// No output has a date, a host or a duration in it.
@NullMarked
package org.kenes.cli.release;

import org.jspecify.annotations.NullMarked;
