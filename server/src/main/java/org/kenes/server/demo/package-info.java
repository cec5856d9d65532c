/// `./kenes demo`: the whole product on one machine, with a law, a synthetic nation that discusses
/// it, and a first release.
///
/// It uses the same classes as people and staff do; only the number of calls differs. Nothing here
/// is reachable over HTTP, and no other package uses it. Read first: {@link
/// org.kenes.server.demo.Demo}, which is the demo in the order in which it happens.
///
/// What always holds: equal options give equal figures with `--once`, because clock, keys and
/// chance all come from the seed. The log may differ: statements of the closing session get their
/// places in an order that depends on the moment.
@ApplicationModule
@NullMarked
package org.kenes.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
