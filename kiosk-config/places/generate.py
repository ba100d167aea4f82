#!/usr/bin/env python3
"""Makes provinces.csv and communes.csv from the PyPI package vietnamadminunits 1.0.4 (MIT).

    python3 -m pip download --no-deps vietnamadminunits==1.0.4
    python3 generate.py vietnamadminunits-1.0.4-py3-none-any.whl

The package is from October 2025; AMENDMENTS are later changes of law. Counts and known codes are
checked before anything is written. Rows are in Vietnamese collation order of the name without its
kind, as the kiosk shows them; provinces begin with the centrally run cities.
"""

import json
import pathlib
import sys
import unicodedata
import zipfile

MEMBER = "vietnamadminunits/data/parser_from_2025.json"
PROVINCES, COMMUNES, COMMUNES_OF_HANOI = 34, 3321, 126
KNOWN = {"00292": "Phường Bạch Mai", "00256": "Phường Hai Bà Trưng", "00283": "Phường Vĩnh Tuy"}
# Đồng Nai is a centrally run city since 30 April 2026.
AMENDMENTS = {"75": "Thành phố Đồng Nai"}

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
KINDS = ["Thành phố", "Tỉnh", "Phường", "Xã", "Đặc khu"]


def nfc(text):
    return unicodedata.normalize("NFC", " ".join(text.split()))


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


def main(wheel):
    with zipfile.ZipFile(wheel) as archive:
        data = json.loads(archive.read(MEMBER))
    provinces, communes = {}, {}
    keys = {}
    for key, entry in data["DICT_PROVINCE"].items():
        code = entry["provinceCode"]
        keys[key] = code
        provinces[code] = AMENDMENTS.get(code, nfc(entry["province"]))
    for table in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        for key, wards in data[table].items():
            for ward in wards.values():
                communes[ward["wardCode"]] = (keys[key], nfc(ward["ward"]))

    of_hanoi = sum(province == "01" for province, _ in communes.values())
    assert len(provinces) == PROVINCES, len(provinces)
    assert len(communes) == COMMUNES, len(communes)
    assert of_hanoi == COMMUNES_OF_HANOI, of_hanoi
    for code, name in KNOWN.items():
        assert communes[code] == ("01", name), communes[code]
    assert not any("," in name for name in provinces.values())
    assert not any("," in name for _, name in communes.values())

    def province_order(item):
        kind, name = kind_and_name(item[1])
        return kind != "Thành phố", collation(name)

    def commune_order(item):
        kind, name = kind_and_name(item[1][1])
        return item[1][0], collation(name), KINDS.index(kind), item[0]

    folder = pathlib.Path(__file__).parent
    rows = ["code,name"] + [f"{c},{n}" for c, n in sorted(provinces.items(), key=province_order)]
    (folder / "provinces.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    rows = ["code,province,name"]
    rows += [f"{c},{p},{n}" for c, (p, n) in sorted(communes.items(), key=commune_order)]
    (folder / "communes.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
