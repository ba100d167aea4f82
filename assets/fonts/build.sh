#!/bin/sh
# Cuts the fonts of this folder from their published packages.
#
# Usage: build.sh NODE_MODULES LIBERATION, the first a folder in which
#   npm install @expo-google-fonts/be-vietnam-pro@0.4.1 lucide-static@1.62.0
# was run, the second the folder of the faces in Debian's package fonts-liberation2 2.1.5.
# Needs Python 3 with fonttools 4.
set -eu
source=$1
liberation=$2
here=$(cd "$(dirname "$0")" && pwd)

letters='U+0020-007E,U+00A0-00FF'
letters="$letters,U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+1EA0-1EF9"
marks='U+0300,U+0301,U+0303,U+0309,U+0323'
signs='U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+20AB,U+2190-2193,U+2212,U+2264,U+2265'

for face in 400Regular:Regular 700Bold:Bold; do
    python3 -m fontTools.subset \
        "$source/@expo-google-fonts/be-vietnam-pro/${face%:*}/BeVietnamPro_${face%:*}.ttf" \
        --unicodes="$letters,$marks,$signs" \
        --layout-features=kern,mark,mkmk,ccmp,liga \
        --no-hinting --notdef-outline --name-IDs='*' \
        --output-file="$here/BeVietnamPro-${face#*:}.ttf"
done
cp "$source/@expo-google-fonts/be-vietnam-pro/LICENSE_FONT" "$here/OFL.txt"

# The face of official forms has the widths of Times New Roman. Its licence reserves the name of the
# whole face, so that a part of it needs another.
for style in Regular Bold Italic; do
    python3 -m fontTools.subset "$liberation/LiberationSerif-$style.ttf" \
        --unicodes="$letters,$marks,$signs" \
        --layout-features=kern,mark,mkmk,ccmp,liga \
        --no-hinting --notdef-outline --name-IDs='*' \
        --output-file="$here/MotCuaSerif-$style.ttf"
    python3 - "$here/MotCuaSerif-$style.ttf" "$style" <<'RENAME'
import sys
from fontTools.ttLib import TTFont
path, style = sys.argv[1:]
font = TTFont(path)
names = {
    0: "Digitized data copyright (c) 2010 Google Corporation; Copyright (c) 2012 Red Hat, Inc.",
    1: "Mot Cua Serif", 2: style, 3: f"MotCuaSerif-{style}", 4: f"Mot Cua Serif {style}",
    5: "Version 2.1.5", 6: f"MotCuaSerif-{style}", 13: "SIL Open Font License 1.1",
}
table = font["name"]
table.names = []
for number, text in names.items():
    table.setName(text, number, 3, 1, 0x409)
font.save(path)
RENAME
done

points=$(sed 's/.* U/U/' "$here/icons.txt" | paste -sd, -)
python3 -m fontTools.subset "$source/lucide-static/font/lucide.ttf" \
    --unicodes="$points" --layout-features= --no-hinting --notdef-outline \
    --output-file="$here/MotCuaIcons.ttf"
python3 - "$here/MotCuaIcons.ttf" <<'RENAME'
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
names = {
    1: "Mot Cua Icons", 2: "Regular", 3: "MotCuaIcons-Regular", 4: "Mot Cua Icons",
    5: "Version 1.62.0", 6: "MotCuaIcons-Regular", 13: "ISC License; some icons MIT License",
    0: "Lucide Icons and Contributors; Feather icons by Cole Bemis",
}
table = font["name"]
table.names = []
for number, text in names.items():
    table.setName(text, number, 3, 1, 0x409)
font["OS/2"].usWeightClass = 400
font.save(sys.argv[1])
RENAME
cp "$source/lucide-static/LICENSE" "$here/MotCuaIcons-LICENSE.txt"
