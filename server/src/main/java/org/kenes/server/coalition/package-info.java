/// Organisations that take part, the coalitions they speak in, and what they declare about
/// themselves.
///
/// There may be several coalitions, of any position, and any number of independent organisers and
/// observers; all have the same forms and checks. A declaration of membership is a claim of the
/// organisation: it is shown with its basis and date, is never rewritten, and is never added up
/// into persons, because nobody knows the overlaps.
///
/// What is declared in the name of an organisation is signed by somebody who leads it and did not
/// enter it ([Declarations]); so is what it says about its interest and who pays ([Interest]).
///
/// Read first: [Organisations], [Organisation], [Membership].
///
/// What always holds: a missing declaration is null, not zero; a file is taken whole or not at all,
/// with every problem named by line and column; every change is an entry of the record.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "account", "shell", "shell::*"})
package org.kenes.server.coalition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
