/// Photos of meetings: what arrives stays private and unaltered; what is shown is made anew.
///
/// [Sniffed] says from the first bytes what a file is and how large, before anything is decoded.
/// [DeviceData] reads what the device wrote into it, for the house only. [Renditions] makes the
/// pictures that are shown: turned upright, scaled, and with no other words in them than those of
/// the house ([Credits]). [PictureHash] finds pictures that were used before. [Photos] keeps the
/// rows, [PhotoLook] looks at what has arrived, [PhotoDecisions] shows and takes down; each
/// decision is an entry of the record.
///
/// What always holds:
/// - No place, time or device of the original is in any public file.
/// - A picture is shown only after a person has looked at it, with credit, licence and consent.
/// - A header that promises too many pixels is refused before decoding.
///
/// It deliberately reads no WebP, HEIC or AVIF: the JDK cannot, and their decoders are attack
/// surface. Such a file is kept and marked as unsupported.
@NullMarked
package org.kenes.server.outreach.photo;

import org.jspecify.annotations.NullMarked;
