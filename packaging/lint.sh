#!/usr/bin/env bash
# Formatting (clang-format 14) and names (clang-tidy 14) of every C++ file. Usage: lint.sh BUILD_FOLDER
set -euo pipefail
build=${1:?}
missing=()
for package in clang-format-14 clang-tidy-14; do command -v "$package" >/dev/null || missing+=("$package"); done
if [ ${#missing[@]} -gt 0 ]; then
    echo "luot: the set 'lint' needs the Debian packages ${missing[*]}: install them and run it again." >&2
    exit 1
fi
mapfile -t sources < <(git ls-files '*.cpp')
mapfile -t headers < <(git ls-files '*.h')
clang-format-14 --dry-run --Werror "${sources[@]}" "${headers[@]}"
printf '%s\0' "${sources[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 --quiet -p "$build"
