/// Chance that anybody can repeat: counter-based random numbers for algorithms ([Chance]) and
/// lotteries by SHA-256 that a person can check by hand ([Lottery]). There is no hidden seed and no
/// state: a number depends on the seed and on what it is for, not on how many were drawn before.
@NullMarked
package org.kenes.opinion.chance;

import org.jspecify.annotations.NullMarked;
