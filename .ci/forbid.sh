#!/usr/bin/env bash
# Words that must not be in the tree. They are split so that this file does not match itself.
set -euo pipefail
cd "$(dirname "$0")/.."
if git grep -nE 'TO''DO|FIX''ME|X''XX|todo!\(|unimplemented!\(|dbg''!\(' -- '*.rs' '*.toml' '*.sql' '*.sh'; then
    echo "forbidden words are in the tree" >&2
    exit 1
fi
