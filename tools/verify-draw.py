#!/usr/bin/env python3
"""Checks the record of a draw (DSLRAND-1): python3 verify-draw.py record.json

Needs nothing but Python 3, and nothing of the program that made the draw. From the record's schools, trial id, mode, block
sizes, seed and public value (beacon) it computes the list hash, the commitment and every arm anew, and compares.
Ends with 0 and VERIFIED; with 1 and MISMATCH, saying what differs and the first school whose arm does; with 2 when the file
is no record. Compare list hash and commitment with those that were published before the draw: a record that agrees with
itself alone proves nothing about when its seed was chosen.
"""
import hashlib
import hmac
import json
import struct
import sys

NAME = "DSLRAND-1"
WORDS = 1 << 32


def sha256_hex(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def words(key, label):
    """The stratum's 32-bit numbers: HMAC over a counter, keyed by the HMAC of the label."""
    own = hmac.new(key, label.encode("utf-8"), hashlib.sha256).digest()
    counter = 0
    while True:
        block = hmac.new(own, struct.pack(">Q", counter), hashlib.sha256).digest()
        yield from struct.unpack(">8I", block)
        counter += 1


def uniform(numbers, n):
    """0 to n - 1, each equally likely: numbers of the incomplete last round of n are skipped."""
    if n == 1:
        return 0
    complete = WORDS - WORDS % n
    return next(number for number in numbers if number < complete) % n


def shuffled(numbers, treated, control):
    arms = ["T"] * treated + ["C"] * control
    for last in range(len(arms) - 1, 0, -1):
        other = uniform(numbers, last + 1)
        arms[last], arms[other] = arms[other], arms[last]
    return arms


def arms_of_stratum(numbers, count, mode, sizes):
    if mode == "fixed":
        treated = count // 2
        if count % 2 == 1:
            treated += uniform(numbers, 2)
        return shuffled(numbers, treated, count - treated)
    arms = []
    while len(arms) < count:
        half = sizes[uniform(numbers, len(sizes))] // 2
        arms.extend(shuffled(numbers, half, half))
    return arms[:count]


def derive(record, schools):
    """List hash, commitment, and the arm of every school (stratum, unit)."""
    ordered = sorted(schools, key=lambda school: (school[0].encode("utf-8"), school[1].encode("utf-8")))
    list_hash = sha256_hex("".join(f"{stratum}\t{unit}\n" for stratum, unit in ordered))
    mode, sizes, seed_hex = record["mode"], record.get("sizes") or [], record["seed_hex"]
    if mode not in ("fixed", "blocks") or len(seed_hex) != 64:
        raise ValueError("a mode fixed or blocks and a seed of 64 hexadecimal digits are expected")
    commitment = sha256_hex("|".join([NAME, "commit", record["trial_id"], list_hash, mode, ",".join(str(size) for size in sizes), seed_hex]))
    key = bytes.fromhex(seed_hex)
    if record.get("beacon") is not None:
        key = hashlib.sha256(key + record["beacon"].encode("utf-8")).digest()
    arms = {}
    for stratum in dict.fromkeys(stratum for stratum, _ in ordered):
        units = [unit for own, unit in ordered if own == stratum]
        numbers = words(key, "|".join([NAME, record["trial_id"], list_hash, stratum]))
        for unit, arm in zip(units, arms_of_stratum(numbers, len(units), mode, sizes)):
            arms[stratum, unit] = arm
    return list_hash, commitment, arms


def differences(record):
    stated = {}
    for row in record["allocations"]:
        school = (row["stratum"], row["unit"])
        if school in stated:
            yield f"stratum {school[0]}, school {school[1]} is there twice"
        stated[school] = row["arm"]
    list_hash, commitment, arms = derive(record, stated)
    if list_hash != record["list_hash"]:
        yield f"list hash: the record says {record['list_hash']}, its schools give {list_hash}"
    if commitment != record["commitment"]:
        yield f"commitment: the record says {record['commitment']}, its seed and terms give {commitment}"
    wrong = [school for school in arms if arms[school] != stated[school]]
    if wrong:
        stratum, unit = wrong[0]
        yield f"stratum {stratum}, school {unit}: the record says {stated[wrong[0]]}, the draw gives {arms[wrong[0]]} ({len(wrong)} of {len(arms)} schools differ)"


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            record = json.load(file)
        found = list(differences(record))
        count = len(record["allocations"])
    except (IndexError, OSError, KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as fault:
        print(f"not a record of a draw: {type(fault).__name__}: {fault}", file=sys.stderr)
        return 2
    if found:
        print("MISMATCH", *found, sep="\n  ")
        return 1
    print(f"VERIFIED: {count} schools, list {record['list_hash']}, commitment {record['commitment']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
