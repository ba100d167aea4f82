#!/usr/bin/env bash
# Opens the real window under a small window manager, taps into a visit, kills the program
# without farewell in the middle of a name, and looks whether it comes back to the same picture.
set -euo pipefail
out=$1
export DISPLAY=:96 WINIT_X11_SCALE_FACTOR=1
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

Xvfb "$DISPLAY" -screen 0 1920x1080x24 2>/dev/null &
sleep 2
openbox 2>/dev/null &
sleep 1

kiosk() { target/release/motcua run --data "$out/window" 2>>"$out/window.log" & program=$!; sleep 4; }
tap() { xdotool mousemove "$1" "$2"; sleep 0.1; xdotool click 1; sleep 1; }
look() { import -window root "$out/$1.png"; }

kiosk
look welcome
tap 500 620      # Bắt đầu
tap 960 885      # Bỏ qua: the first minute
tap 480 265      # the first group
tap 480 265      # the first procedure
tap 1410 805     # Tôi đồng ý
tap 1600 1015    # Tiếp tục
tap 400 310      # the first purpose
tap 1600 1015
tap 900 310      # for oneself
tap 1600 1015
for key in 1474,627 1474,627 1334,350 1334,350 1474,442; do
    tap "${key%,*}" "${key#*,}"
done
sleep 1
look typed
if compare -metric AE "$out/welcome.png" "$out/typed.png" null: 2>/dev/null; then
    echo "the taps led nowhere" >&2
    exit 1
fi

kill -9 "$program"
wait "$program" 2>/dev/null || true
kiosk
look resumed
# Only the status corner, at the bottom, may differ for a moment.
differing=$(compare -metric AE -extract 1920x800+0+130 "$out/typed.png" "$out/resumed.png" null: 2>&1 || true)
echo "pixels that differ after the power cut: $differing"
test "${differing%% *}" -lt 200
kill "$program"
