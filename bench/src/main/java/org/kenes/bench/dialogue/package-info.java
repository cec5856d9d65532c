/// How long the pages of the dialogue take.
@NullMarked
package org.kenes.bench.dialogue;

import org.jspecify.annotations.NullMarked;
