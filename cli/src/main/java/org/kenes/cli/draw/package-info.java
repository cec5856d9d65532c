/// `kenes draw run | bound`: which meetings are checked, drawn so that nobody can choose, and what
/// the checks allow to say about all of them.
///
/// The draw follows from a published checkpoint of the log and, where one was announced, a public
/// event after it; anybody can repeat it. The bound is exact: whole numbers, no approximation.
/// Nothing but the JDK is used here.
@NullMarked
package org.kenes.cli.draw;

import org.jspecify.annotations.NullMarked;
