/// A nation at the size it has.
///
/// [Stages] makes a release stage by stage: time, processor time and memory. [Load] stands at the
/// door of a real `kenes serve`, a process of its own, with people who come when they come whether
/// those before have been served or not: [Visit] is one request and what may be answered, [Wire]
/// one connection, [Visitors] the open loop, [Serving] the server and its costs, [Recount] holds
/// receipts and log against each other. [Scaling] reckons from what both measured to what a hundred
/// million people need, with [Peak] as its simulation.
@NullMarked
package org.kenes.bench.nation;

import org.jspecify.annotations.NullMarked;
