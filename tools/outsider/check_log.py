#!/usr/bin/env python3
"""Checks a log folder as an outsider would who has only read the C2SP specifications.

Written against signed-note, tlog-checkpoint, tlog-cosignature and tlog-tiles, RFC 6962 section 2.1 and RFC 8032, with nothing but the
standard library, and sharing no line with the Java beside it: what both accept is what the specifications say, not what one of them does.

    check_log.py DIR [--vkey VKEY] [--witness VKEY]... [--proof FILE]...

Prints what held, and last `ACCEPTED origin= size= root=`; exit 0. The first thing that does not hold: `REFUSED: ...`, exit 1.
"""
import base64
import hashlib
import os
import re
import struct
import sys

# --- Ed25519 (RFC 8032 section 5.1), slow and plain

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def recover_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Refused("not a point of the curve")
    return P - x if x & 1 != sign else x


def add(a, b):
    """Affine would do; projective (X, Y, Z) saves the inversions."""
    (x1, y1, z1), (x2, y2, z2) = a, b
    zz, xx, yy = z1 * z2 % P, x1 * x2 % P, y1 * y2 % P
    e = D * xx * yy % P
    f, g = (zz * zz - e) % P, (zz * zz + e) % P
    x3 = zz * f * ((x1 + y1) * (x2 + y2) - xx - yy) % P
    return x3, zz * g * (yy + xx) % P, f * g % P


def times(n, point):
    result = (0, 1, 1)
    for bit in bin(n)[2:]:
        result = add(result, result)
        if bit == "1":
            result = add(result, point)
    return result


def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        raise Refused("not a point of the curve")
    return recover_x(y, sign), y, 1


BASE_Y = 4 * pow(5, P - 2, P) % P


def ed25519_verifies(key, message, signature):
    if len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left = times(s, (recover_x(BASE_Y, 0), BASE_Y, 1))
    right = add(point(signature[:32]), times(h, point(key)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- formats


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


def strict_base64(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("bad base64 " + text[:60]) from None
    need(base64.b64encode(raw).decode() == text, "base64 that is not canonical")
    return raw


def decimal(text):
    need(re.fullmatch(r"0|[1-9][0-9]{0,18}", text, re.ASCII), "bad number " + text[:30])
    return int(text)


def verifier_key(line):
    name, hex_id, rest = line.split("+", 2)
    typed = strict_base64(rest)
    key_id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    need(len(typed) == 33 and key_id.hex() == hex_id, "bad verifier key")
    return name, key_id, typed[0], typed[1:]


def note(raw):
    need(len(raw) <= 65536 and raw.endswith(b"\n"), "malformed note")
    text, separator, lines = raw.rpartition(b"\n\n")
    need(separator, "a note without signatures")
    signatures = []
    for line in lines.decode().splitlines():
        found = re.fullmatch("\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)", line)
        need(found, "malformed signature line")
        signatures.append((found[1], strict_base64(found[2])))
    return text + b"\n", signatures


def checkpoint(raw, log, witnesses):
    text, signatures = note(raw)
    origin, size, root = text.decode().split("\n")[:3]
    signed, cosigned = False, 0
    for name, value in signatures:
        if (name, value[:4]) == log[:2]:
            need(ed25519_verifies(log[3], text, value[4:]), "the log's signature is wrong")
            signed = True
        for witness in witnesses:
            if (name, value[:4]) == witness[:2] and witness[2] == 4:
                time = struct.unpack(">Q", value[4:12])[0]
                message = b"cosignature/v1\ntime %d\n" % time + text
                need(ed25519_verifies(witness[3], message, value[12:]), "the cosignature of " + name + " is wrong")
                cosigned += 1
    need(signed, "not signed by " + log[0])
    need(cosigned == len(witnesses), "cosigned by %d of %d witnesses" % (cosigned, len(witnesses)))
    need(origin == log[0], "the checkpoint is of " + origin)
    root = strict_base64(root)
    need(len(root) == 32, "bad root")
    return origin, decimal(size), root


# --- tree


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_hash(hashes):
    """MTH of RFC 6962 over the hashes of a row."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return node(tree_hash(hashes[:k]), tree_hash(hashes[k:]))


def path_of(level, number, width):
    digits = "%03d" % number
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return "tile/%s/%s%s" % (level, name, "" if width == 256 else ".p/%d" % width)


def read(folder, path):
    try:
        with open(os.path.join(folder, path), "rb") as file:
            return file.read()
    except OSError:
        raise Refused(path + " is missing") from None


def rows_of(count):
    """(number, width) of the tiles of a level with `count` hashes."""
    full, rest = divmod(count, 256)
    return [(n, 256) for n in range(full)] + ([(full, rest)] if rest else [])


def entries(folder, size):
    for number, width in rows_of(size):
        path = path_of("entries", number, width)
        raw, at = read(folder, path), 0
        for _ in range(width):
            need(at + 2 <= len(raw), path + " is short")
            length = struct.unpack_from(">H", raw, at)[0]
            need(at + 2 + length <= len(raw), path + " is short")
            yield raw[at + 2 : at + 2 + length]
            at += 2 + length
        need(at == len(raw), path + " is too long")


def check_tiles(folder, size):
    """Every tile of every level is what the leaves say; returns (leaves, root)."""
    leaves = [leaf(entry) for entry in entries(folder, size)]
    expected = {path_of("entries", n, w) for n, w in rows_of(size)}
    level, row = 0, leaves
    while row:
        above = []
        for number, width in rows_of(len(row)):
            path = path_of(level, number, width)
            need(read(folder, path) == b"".join(row[number * 256 : number * 256 + width]), path + " has other hashes")
            expected.add(path)
            if width == 256:
                above.append(tree_hash(row[number * 256 : number * 256 + 256]))
        level, row = level + 1, above
    return leaves, tree_hash(leaves), expected


def check_files(folder, expected, leaves):
    """Nothing else is served as a tile but earlier, narrower tiles, which are beginnings of what stands there now."""
    for at, _, names in os.walk(os.path.join(folder, "tile")):
        for name in names:
            path = os.path.relpath(os.path.join(at, name), folder)
            if path in expected:
                continue
            found = re.fullmatch(r"(tile/(?:entries|[0-9]+)/[x0-9/]+)\.p/([1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])", path)
            need(found, path + " is foreign")
            newer = [p for p in expected if p == found[1] or p.startswith(found[1] + ".p/")]
            need(newer and read(folder, newer[0]).startswith(read(folder, path)), path + " is no earlier partial tile")


def check_proof(raw, leaves, log, witnesses):
    head, _, rest = raw.partition(b"\n\n")
    lines = head.decode().split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
    extra = strict_base64(lines.pop(0)[6:]) if lines[0].startswith("extra ") else None
    need(lines[0].startswith("index "), "a proof without an index")
    index = decimal(lines.pop(0)[6:])
    _, size, root = checkpoint(rest, log, witnesses)
    need(index < size <= len(leaves), "the proof is beyond the log")
    need(extra is None or leaf(extra) == leaves[index], "the proof is about another entry")
    path = [strict_base64(line) for line in lines]

    def climb(lo, hi, left):
        """Root over leaves lo to hi, taking the siblings of the path from its end."""
        if hi - lo == 1:
            need(not left, "the path is too long")
            return leaves[index]
        need(left, "the path is too short")
        k = lo + (1 << (hi - lo - 1).bit_length() - 1)
        return node(climb(lo, k, left[:-1]), left[-1]) if index < k else node(left[-1], climb(k, hi, left[:-1]))

    need(climb(0, size, path) == root, "the path does not lead to the root")
    return index


def main(arguments):
    folder, log, witnesses, proofs = None, None, [], []
    rest = iter(arguments)
    for word in rest:
        if word == "--vkey":
            log = verifier_key(next(rest))
        elif word == "--witness":
            witnesses.append(verifier_key(next(rest)))
        elif word == "--proof":
            proofs.append(next(rest))
        else:
            folder = word
    if folder is None:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        log = log or verifier_key(read(folder, "log.vkey").decode().strip())
        origin, size, root = checkpoint(read(folder, "checkpoint"), log, witnesses)
        print("ok signed, %d cosignatures" % len(witnesses))
        leaves, hashed, expected = check_tiles(folder, size)
        need(hashed == root, "the entries do not hash to the root of the checkpoint")
        print("ok %d entries in %d files hash to the root" % (size, len(expected)))
        check_files(folder, expected, leaves)
        print("ok nothing foreign")
        for file in proofs:
            print("ok proof of entry %d" % check_proof(open(file, "rb").read(), leaves, log, witnesses))
        print("ACCEPTED origin=%s size=%d root=%s" % (origin, size, base64.b64encode(root).decode()))
        return 0
    except (Refused, ValueError) as refused:
        print("REFUSED: %s" % refused)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
