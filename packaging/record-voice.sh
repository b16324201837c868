#!/bin/sh
# Records a set of clips for the board's voice, word by word, with the machine's microphone.
#   packaging/record-voice.sh DIR [--english]
# Enter begins and ends a word; what is there already is skipped, so that it can be left and gone on with.
# LUOTCTL and ARECORD name other programs.
set -eu

luotctl=${LUOTCTL:-luotctl}
arecord=${ARECORD:-arecord}
if [ $# -lt 1 ]; then
    echo "Name the folder: record-voice.sh DIR [--english]" >&2
    exit 2
fi
folder=$1
shift

words=$(mktemp)
trap 'rm -f "$words"' EXIT
"$luotctl" voice list "$@" >"$words"

tab=$(printf '\t')
exec 3<"$words"
while IFS=$tab read -r file word <&3; do
    clip=$folder/$file
    [ -e "$clip" ] && continue
    mkdir -p "$(dirname "$clip")"
    printf '\n  %s\n  Enter, say it, Enter. ' "$word"
    read -r _ || exit 1
    "$arecord" -q -f S16_LE -c 1 -r 22050 "$clip.part" &
    recorder=$!
    read -r _ || true
    kill -INT "$recorder" 2>/dev/null || true
    wait "$recorder" 2>/dev/null || true
    mv "$clip.part" "$clip"
done
exec "$luotctl" voice check "$folder" "$@"
