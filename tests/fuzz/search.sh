#!/usr/bin/env bash
# Searches for inputs that break a decoder, so many seconds each, from the saved corpus on. What is found stands in
# build/fuzz/found and belongs into the corpus once it is mended.
#
# Usage: tests/fuzz/search.sh [SECONDS] [TARGET…]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(branch event key reply request sync)
build=build/fuzz

[ -f $build/build.ninja ] || cmake --preset fuzz >/dev/null
ninja -C $build luot-fuzz
mkdir -p $build/found
failed=0
for target in "${targets[@]}"; do
    grown=$build/grown/$target
    mkdir -p "$grown"
    echo "$target: $seconds s"
    if ! $build/bin/"${target}_fuzz" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="$build/found/$target-" "$grown" "tests/fuzz/corpus/$target" spec/golden >"$build/$target.log" 2>&1; then
        failed=1
        tail -n 30 "$build/$target.log"
    fi
    grep -E '^(#.*DONE|Done)' "$build/$target.log" || true
done
exit $failed
