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
cleanup() {
  # The first signal lets parallel start nothing more, the second one ends what runs.
  if [[ -n ${first:-} ]] && kill "$first" 2>/dev/null; then
    kill "$first" 2>/dev/null || true
    wait "$first" || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT
# shellcheck source=common.sh
source "$here/common.sh"

# parallel joins its arguments to a line for the shell: -q keeps words with commas and spaces whole.
options=(-q --will-cite --jobs 2 --joblog "$work/joblog")
line=("$gearbox" bench --shard "{}/$shards" -o "$work/out" "${campaign[@]}" ::: $(seq "$shards"))
parallel "${options[@]}" "${line[@]}" &
first=$!
victim=$work/out/shard-2-of-$shards/journal.jsonl
kill_shard "$victim"
if wait "$first"; then
  fail "parallel did not notice the killed shard"
fi
first=
parallel "${options[@]}" --resume-failed "${line[@]}"
check_merged "$victim"
echo "parallel: ok"
