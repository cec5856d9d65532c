/// Keñes: cli.
@NullMarked
package org.kenes.cli;

import org.jspecify.annotations.NullMarked;
