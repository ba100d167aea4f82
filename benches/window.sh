#!/usr/bin/env bash
# Start of the real window and its memory, on a virtual display.
# Needs Xvfb, openbox and ImageMagick; builds nothing: `cargo build --release` first.
set -euo pipefail
cd "$(dirname "$0")/.."
display=:97
data=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$data"' EXIT

Xvfb "$display" -screen 0 1920x1080x24 2>/dev/null &
sleep 1
DISPLAY=$display openbox 2>/dev/null &
sleep 1

# The first screen is there when the large card has its colour (0B4A5E).
painted() { DISPLAY=$display import -window root -crop 1x1+120+600 -depth 8 txt:- 2>/dev/null | grep -qi 0B4A5E; }

for round in 1 2 3 4 5; do
    start=$(date +%s%N)
    DISPLAY=$display WINIT_X11_SCALE_FACTOR=1 target/release/motcua run --data "$data/$round" 2>/dev/null &
    kiosk=$!
    until painted; do :; done
    echo "round $round: first screen after $((($(date +%s%N) - start) / 1000000)) ms (each look at the screen takes some of it)"
    sleep 5
    awk '/^Pss:/{printf "  memory at rest: %.1f MiB (PSS)\n", $2 / 1024}' "/proc/$kiosk/smaps_rollup"
    before=$(awk '{print $14 + $15}' "/proc/$kiosk/stat")
    sleep 10
    after=$(awk '{print $14 + $15}' "/proc/$kiosk/stat")
    awk -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN{printf "  processor at rest: %.2f %%\n", ticks / hz / 10 * 100}'
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null || true
    sleep 1
done
