/// What every page shares and no page owns: the frame around it, its languages, its headers, and
/// what a refusal looks like.
///
/// A page is made like this. A controller takes `@PathVariable Lang lang` (an unknown language is a
/// 404 by itself), asks [Views#page] for a [Page], builds one plain record that its template needs,
/// and returns [Views#html]. A refused request returns [Views#refuse] with a [Refusal]; the same
/// refusal is a page for people and `application/problem+json` for programs.
///
/// Read first: [Page], [Views], [Refusal], [Piece]. Below are `language` (messages and formats),
/// `state` (what every page shows of the dialogue), `door` (which requests come in), `limit` (how
/// many), `watch` (how the server does), `csv` (uploaded tables), `setup` and `postgres` (the
/// installation).
///
/// What always holds here:
/// - A public page is the same bytes for everybody in a language: nothing in [Page] depends on the
///   reader. Personal parts are pages of their own with [Caching#NO_STORE].
/// - No sentence is glued from pieces; every text is a whole message with named arguments, and a
///   missing message is an exception, in tests rather than in front of a reader.
/// - Every answer carries the policy of the browser (`door`); templates hold no inline style or
///   script.
/// - A request that changes something comes from our own page, or is asked again before anything is
///   recorded (`door`).
///
/// This package knows no other package of the server. What it shows of them is told to it: see
/// `state`.
///
/// It deliberately has no sessions, no roles and no database.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.kenes.server.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
