/// Blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Randomized): a confirmed person gets a token that
/// whoever signed it cannot recognise.
///
/// The browser blinds ([BlindRsa] says what it must do, `static/blind.js` does it), the office
/// signs once per confirmed person and level ([BlindKeys]), the browser unblinds, and what it then
/// shows is a good signature that nobody has seen before. An answer key is made of it.
///
/// What always holds: a key signs for one level of one dialogue and for nothing else; its public
/// half is fixed in the record before it is first used.
@NullMarked
package org.kenes.server.voice.blind;

import org.jspecify.annotations.NullMarked;
