/// What the tests of every module share. Nothing here is part of the product.
@NullMarked
package org.kenes.testkit;

import org.jspecify.annotations.NullMarked;
