# What the tests of docs/cluster.md share. Sourced, after `gearbox`, `work` and `shards` are set.

# A small factorial sweep: eight configurations, two kernels, six blocks for each shard.
blocks=6
campaign=(--quick -s "@factorial:load_attr,call,binary_op,to_bool" --no-null --seed 7 -p $((blocks * shards))
  -n 2 --min-time 0.005 fib nqueens)
# Processes of a shard: 16 checks, 2 calibrations, 16 in each block.
processes=$((18 + 16 * blocks))

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# Waits for a command to succeed: wait_for SECONDS WHAT COMMAND...
wait_for() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < until)) || fail "no end of waiting for $what"
    sleep 0.05
  done
}

# Whether a journal has at least so many lines.
has_lines() { [[ -f $1 && $(wc -l <"$1") -ge $2 ]]; }

# Ends the harness of the second shard with SIGKILL while it measures, and keeps what its journal held by then.
kill_shard() {
  local journal=$1 pid
  wait_for 120 "the journal of a shard" has_lines "$journal" 24
  pid=$(harness) || fail "no process runs the second shard"
  kill -KILL "$pid"
  sleep 0.2
  cp "$journal" "$work/kept"
  has_lines "$journal" $processes && fail "the shard was finished before it was killed"
  echo "killed process $pid after $(wc -l <"$work/kept") of $processes processes"
}

# The process whose arguments are the second shard and this test's own folder.
harness() {
  local file
  for file in $(grep -lzxF -- "2/$shards" /proc/[0-9]*/cmdline 2>/dev/null); do
    if grep -qzxF -- "$work/out" "$file" 2>/dev/null; then
      file=${file#/proc/}
      echo "${file%%/*}"
      return 0
    fi
  done
  return 1
}

# The plan that a journal shows: block, order, configuration, kernel, padding of each measured process.
plan_of() {
  sed -n 's/.*"phase":"measure","block":\([0-9]*\),"order":\([0-9]*\),"configuration":"\([^"]*\)","kernel":"\([^"]*\)".*"padding":\([0-9]*\),.*/\1 \2 \3 \4 \5/p' \
    "$1/journal.jsonl"
}

# Joins the shards and compares them with the campaign that ran at once.
check_merged() {
  local journal=$1
  # No finished sample is lost: what was there is still there, each line once. An unfinished line was cut off.
  local whole
  whole=$(wc -l <"$work/kept")
  cmp -s <(head -n "$whole" "$work/kept") <(head -n "$whole" "$journal") || fail "the killed shard lost samples"
  [[ $(wc -l <"$journal") -eq $processes ]] || fail "the killed shard has $(wc -l <"$journal") lines, not $processes"
  "$gearbox" merge "$work"/out/shard-* -o "$work/whole" || fail "merge"
  "$gearbox" bench "${campaign[@]}" -o "$work/single" >"$work/single.txt" || fail "the campaign at once"
  [[ $(plan_of "$work/whole" | wc -l) -eq $((16 * blocks * shards)) ]] || fail "some processes are missing"
  cmp <(plan_of "$work/whole") <(plan_of "$work/single") || fail "the shards ran another plan"
  "$gearbox" report "$work/whole" || fail "report"
  "$gearbox" export "$work/whole" || fail "export"
  "$gearbox" export "$work/whole" --format csv >/dev/null || fail "export --format csv"
  if command -v python3 >/dev/null; then
    python3 "$here/../../../docs/cluster/effects.py" "$work/whole/results.csv" >"$work/effects.txt" || fail "effects.py"
    cat "$work/effects.txt"
    [[ $(wc -l <"$work/effects.txt") -eq 5 ]] || fail "four families have four effects"
  fi
  # A shard that is missing is named.
  if "$gearbox" merge "$work"/out/shard-[23]-* -o "$work/rest" 2>"$work/missing.txt"; then
    fail "a missing shard was not noticed"
  fi
  grep "missing: blocks 1, " "$work/missing.txt" || fail "the missing blocks were not named"
}
