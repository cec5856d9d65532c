/// The text under discussion: its published versions, and its pages.
///
/// A version is a set of Akoma Ntoso files, one per language, with the same provisions in all of
/// them. [Drafts#publish] holds them against each other, stores the files as they are and records
/// their hashes; the provisions are derived and can be made again. A published version never
/// changes.
///
/// Read first: [Drafts], [Text], [Wording].
///
/// What always holds: a provision has one address for ever; the fingerprint of a wording
/// ([Wording#together]) changes iff a word changes in some language; every number on a page comes
/// from [SupportFigures], that is from a cut.
///
/// It deliberately does not edit texts: a version is prepared elsewhere and published whole.
@NullMarked
@ApplicationModule(allowedDependencies = {"release", "record", "account", "shell"})
package org.kenes.server.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
