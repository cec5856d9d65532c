/// A whole dialogue on a real server, told in a few verbs: {@link
/// org.kenes.server.scenario.Scenario}. Every step goes over HTTP or through the class that staff
/// pages use, and after every step a checker looks at what must always hold.
@NullMarked
package org.kenes.server.scenario;

import org.jspecify.annotations.NullMarked;
