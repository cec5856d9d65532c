/// Reading a law in whatever format somebody has it: [LawReader] tells the format by the content.
///
/// The formats are Akoma Ntoso (package `akn`), text as pasted from a word processor or Markdown,
/// and two JSON shapes in use in Kazakhstan. One law gives one tree, whatever the format.
@NullMarked
package org.kenes.lawtext.read;

import org.jspecify.annotations.NullMarked;
