/// Whether the server is well, for those who keep it: `/health/live` and `/health/ready` for
/// whatever stands in front of it, and readings for Prometheus on an address of their own.
///
/// What is measured is told to this package: a bean of type [Reading] is one number that a package
/// of the server gives away, a bean of type [Obstacle] one reason why nothing should be sent here
/// now. [RequestTimes] measures every request by the pattern of its address, [DutyReadings] what
/// the server does by itself.
///
/// What always holds:
/// - A reading says how the machine does, never what people said: no reading counts support or
///   opposition, none has a person, a key or an address of the site with a code in its name.
/// - The readings are not on the address of the site, so that no proxy gives them out by mistake;
///   without `KENES_METRICS` there are none.
/// - Health is asked of the same places that the work goes through, and answered within seconds.
///
/// It deliberately keeps no history and sends nothing anywhere.
@NamedInterface("watch")
@NullMarked
package org.kenes.server.shell.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
