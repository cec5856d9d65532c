/// Slips for places without a network: on paper, and signed by a device.
///
/// A book of slips is registered in the log (kind 8, with the root of its serial numbers) before it
/// is printed. Each slip has two halves with the same serial number: what is written on one is
/// keyed in later, the other stays with the person, who can look up whether it was. One serial
/// number stands for one contribution, once; what was printed and neither recorded nor declared
/// void is missing, and everybody can see how much that is, by book and by region, now and in every
/// release (`slips.json`).
///
/// A device has a key that is registered in the log (kind 9). Its slips are numbered and name the
/// one before; whoever has one brings it, and what is missing or was not kept shows ({@link
/// org.kenes.server.record.slip.DeviceSlips}).
///
/// Read first: {@link org.kenes.server.record.slip.Slips}. Packages that key contributions in claim
/// the serial number in the transaction that records them. What it does not do: it cannot know of a
/// paper that nobody keys in and nobody asks about.
@NamedInterface("slip")
@NullMarked
package org.kenes.server.record.slip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
