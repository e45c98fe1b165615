#!/usr/bin/env python3
"""Checks the record of a draw (DSLRAND-1): python3 verify-draw.py record.json

Needs nothing but Python 3, and nothing of the program that made the draw. From the record's schools, trial id, mode, block
sizes, seed, second contribution and public value (beacon) it computes the list hash, the commitments and every arm anew, and
compares. Then it checks the order of events: whether anybody could have tried seeds until one pleased.
Ends with 0 and VERIFIED; with 1 and MISMATCH, saying what differs and the first school whose arm does; with 3 and CHOOSABLE
when the arms are those of the seed but the seed could have been chosen; with 2 when the file is no record.
A record that agrees with itself alone proves nothing: what it must be compared with is printed last.
"""
import hashlib
import hmac
import json
import re
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


def beacon_named(record):
    """Source, round and time of the public value that was named with the seed; None = none was."""
    named = [record.get(name) for name in ("beacon_source", "beacon_round", "beacon_at")]
    return named if all(named) else None


def derive(record, schools):
    """List hash, commitment, commitment of the contribution (None = none), and the arm of every school (stratum, unit)."""
    ordered = sorted(schools, key=lambda school: (school[0].encode("utf-8"), school[1].encode("utf-8")))
    list_hash = sha256_hex("".join(f"{stratum}\t{unit}\n" for stratum, unit in ordered))
    mode, sizes, seed_hex = record["mode"], record.get("sizes") or [], record["seed_hex"]
    if mode not in ("fixed", "blocks") or len(seed_hex) != 64:
        raise ValueError("a mode fixed or blocks and a seed of 64 hexadecimal digits are expected")
    commitment = sha256_hex("|".join([NAME, "commit", record["trial_id"], list_hash, mode, ",".join(str(size) for size in sizes), seed_hex] + (beacon_named(record) or [])))
    contribution, second = record.get("contribution_hex"), None
    if contribution is not None:
        if len(bytes.fromhex(contribution)) != 32:
            raise ValueError("a contribution of 64 hexadecimal digits is expected")
        second = sha256_hex("|".join([NAME, "contribute", record["trial_id"], list_hash, contribution]))
        seed_hex = sha256_hex("|".join([NAME, "seeds", seed_hex, contribution]))
    key = bytes.fromhex(seed_hex)
    if record.get("beacon") is not None:
        key = hashlib.sha256(key + record["beacon"].encode("utf-8")).digest()
    arms = {}
    for stratum in dict.fromkeys(stratum for stratum, _ in ordered):
        units = [unit for own, unit in ordered if own == stratum]
        numbers = words(key, "|".join([NAME, record["trial_id"], list_hash, stratum]))
        for unit, arm in zip(units, arms_of_stratum(numbers, len(units), mode, sizes)):
            arms[stratum, unit] = arm
    return list_hash, commitment, second, arms


def differences(record):
    stated = {}
    for row in record["allocations"]:
        school = (row["stratum"], row["unit"])
        if school in stated:
            yield f"stratum {school[0]}, school {school[1]} is there twice"
        stated[school] = row["arm"]
    list_hash, commitment, second, arms = derive(record, stated)
    if list_hash != record["list_hash"]:
        yield f"list hash: the record says {record['list_hash']}, its schools give {list_hash}"
    if commitment != record["commitment"]:
        yield f"commitment: the record says {record['commitment']}, its seed and terms give {commitment}"
    if second != record.get("contribution_commitment"):
        yield f"contribution_commitment: the record says {record.get('contribution_commitment')}, its contribution gives {second}"
    wrong = [school for school in arms if arms[school] != stated[school]]
    if wrong:
        stratum, unit = wrong[0]
        yield f"stratum {stratum}, school {unit}: the record says {stated[wrong[0]]}, the draw gives {arms[wrong[0]]} ({len(wrong)} of {len(arms)} schools differ)"


def time_of(record, name):
    """The time, as text that sorts like time; None = not told."""
    text = record.get(name)
    if text is not None and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text):
        raise ValueError(f"{name}: a time such as 2021-07-01T12:00:00Z is expected")
    return text


def choosable(record):
    """Why the seed could have been chosen for its result."""
    frozen, committed, drawn = (time_of(record, name) for name in ("frozen_at", "committed_at", "drawn_at"))
    beacon_at, contributed = time_of(record, "beacon_at"), time_of(record, "contributed_at")
    origin, named = record.get("seed_origin"), beacon_named(record)
    if record.get("origin") != "drawn_here":
        yield f"origin: {record.get('origin', 'not said')}. Of an allocation that was not drawn by the program nothing shows how its seed was chosen"
    if origin not in ("operating_system", "contributed"):
        yield "seed_origin: it is not said who chose the seed"
    if origin == "contributed" and not named:
        yield "seed_origin: somebody brought the seed, and no public value was named and mixed in: many seeds can have been tried"
    if None in (frozen, committed, drawn):
        yield "frozen_at, committed_at, drawn_at: the order of events is not told"
    elif not frozen <= committed <= drawn:
        yield "frozen_at, committed_at, drawn_at: the list must be frozen before the seed is committed to, and that before the draw"
    if record.get("beacon") is not None and not named:
        yield "beacon: a value was mixed in of which it is not said that it was named before it existed (source, round, time)"
    if named and not record.get("beacon"):
        yield "beacon: a public value was named, and none is mixed in"
    if named and committed is not None and committed >= beacon_at:
        yield "beacon_at: the value existed when the seed was committed to"
    if named and drawn is not None and drawn < beacon_at:
        yield "beacon_at: it was drawn before the value existed"
    if record.get("contribution_hex") is not None:
        late = [other for other in (drawn,) if contributed is not None and other is not None and contributed > other]
        late += [beacon_at] if named and contributed is not None and contributed >= beacon_at else []
        if contributed is None or late or (committed is not None and contributed < committed):
            yield "contributed_at: the second contribution must come after the commitment, before the public value exists and before the draw"
        if record.get("contributed_by") in (None, record.get("committed_by")):
            yield "contributed_by: the second contribution is not by another person"


def to_compare(record):
    """What a reader compares with the world outside."""
    if beacon_named(record):
        second = " and contribution_commitment" if record.get("contribution_hex") is not None else ""
        yield f"Compare list hash and commitment{second} with what was published before {record['beacon_at']}."
        yield f"Compare the value that was mixed in with what {record['beacon_source']} published as {record['beacon_round']}: {record.get('beacon')}"
    else:
        yield "Compare list hash and commitment with what was published before the draw."
        yield "No public value was mixed in: that nobody chose the seed rests on the word of the program and of its machine's administrator."


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            record = json.load(file)
        found, chosen = list(differences(record)), list(choosable(record))
        count = len(record["allocations"])
    except (IndexError, OSError, KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as fault:
        print(f"not a record of a draw: {type(fault).__name__}: {fault}", file=sys.stderr)
        return 2
    if found:
        print("MISMATCH", *found, sep="\n  ")
        return 1
    if chosen:
        print("CHOOSABLE: the arms are those of the seed, but the seed could have been chosen for them", *chosen, sep="\n  ")
        return 3
    print(f"VERIFIED: {count} schools, list {record['list_hash']}, commitment {record['commitment']}", *to_compare(record), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
