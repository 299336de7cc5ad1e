#!/usr/bin/env bash
# A small campaign of real strategies, exported and read by every command of the real pyperf: campaign.sh GEARBOX
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
gearbox=$(readlink -f "${1:?usage: campaign.sh GEARBOX}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$gearbox" bench --quick -p 4 --min-time 0.01 -s match,quickener -o "$work/out" fib nbody richards >/dev/null
"$gearbox" export "$work/out" >"$work/files"
file() { grep "/$1-[^/]*\.json$" "$work/files" || { echo "no file of $1" >&2; exit 1; }; }
bash "$here/accept.sh" "$(file match)" "$(file quickener)" "$(file null)" "$(file match)"
