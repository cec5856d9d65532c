/// The text under discussion: its published versions, and its pages.
///
/// A version is a set of Akoma Ntoso files, one per language, with the same provisions in all of
/// them but where an editor says why not. [Drafts#publish] holds them against each other and
/// against the version before ([Continuation]), gives what continues a provision its identity, and
/// records the hashes of the files and of the decisions; the provisions are derived and can be made
/// again. A published version never changes. Where everything that was said before has its place
/// now is in [Lineages].
///
/// Read first: [Drafts], [Text], [Wording], then [Continuation]. Beside it: `prepare` (the editor's
/// page), `page` (where it is read), `compare` (versions and languages against each other), `note`,
/// `theme`, `search`.
///
/// What always holds: a provision has one address for ever; the fingerprint of a wording
/// ([Wording#together]) changes iff a word changes in some language; every number on a page comes
/// from a cut.
///
/// It deliberately does not edit texts: a version comes as whole files and is published whole.
@NullMarked
@ApplicationModule(allowedDependencies = {"release", "record", "account", "shell", "shell::*"})
package org.kenes.server.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
