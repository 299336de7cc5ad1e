#!/usr/bin/env bash
# The GNU parallel recipe of docs/cluster.md, run for real: parallel.sh GEARBOX
# Runs a factorial sweep in shards, kills one of them, lets parallel run what failed again, merges, compares.
# Without GNU parallel it says so and ends with 0; CLUSTER_REQUIRED=1 makes that a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
gearbox=$(readlink -f "${1:?usage: parallel.sh GEARBOX}")
shards=3

if ! parallel --version 2>/dev/null | grep -q "GNU parallel"; then
  echo "skipped: no GNU parallel here"
  [[ ${CLUSTER_REQUIRED:-} == 1 ]] && exit 1
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=common.sh
source "$here/common.sh"

# parallel joins its arguments to a line for the shell: -q keeps words with commas and spaces whole.
run() {
  parallel -q --will-cite --jobs 2 --joblog "$work/joblog" "$@" \
    "$gearbox" bench --shard "{}/$shards" -o "$work/out" "${campaign[@]}" ::: $(seq "$shards")
}
run &
first=$!
victim=$work/out/shard-2-of-$shards/journal.jsonl
kill_shard "$victim"
if wait "$first"; then
  fail "parallel did not notice the killed shard"
fi
run --resume-failed
check_merged "$victim"
echo "parallel: ok"
