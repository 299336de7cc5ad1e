# What the tests of docs/cluster.md share. Sourced, after `gearbox`, `work` and `shards` are set.

# A small factorial sweep: eight configurations, two kernels, as many blocks as make three for each shard.
campaign=(--quick -s "@factorial:load_attr,call,binary_op,to_bool" --no-null --seed 7 -p $((3 * shards))
  -n 2 --min-time 0.005 fib nqueens)

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

# Ends the harness of a shard with SIGKILL while it measures, and keeps what its journal held by then.
# The harness is known by the file that it writes, so nothing else can be meant.
kill_shard() {
  local journal=$1 pid
  # 16 checks, 2 calibrations, 48 values.
  wait_for 120 "the journal of a shard" has_lines "$journal" 24
  pid=$(fuser_of "$journal") || fail "nobody writes $journal"
  kill -KILL "$pid"
  sleep 0.2
  cp "$journal" "$work/kept"
  has_lines "$journal" 66 && fail "the shard was finished before it was killed"
  echo "killed process $pid after $(wc -l <"$work/kept") of 66 processes"
}

# The process that has a file open.
fuser_of() {
  local file link
  file=$(readlink -f "$1")
  for link in /proc/[0-9]*/fd/*; do
    if [[ $(readlink "$link" 2>/dev/null) == "$file" ]]; then
      link=${link#/proc/}
      echo "${link%%/*}"
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
  [[ $(wc -l <"$journal") -eq 66 ]] || fail "the killed shard has $(wc -l <"$journal") lines, not 66"
  "$gearbox" merge "$work"/out/shard-* -o "$work/whole" || fail "merge"
  "$gearbox" bench "${campaign[@]}" -o "$work/single" >"$work/single.txt" || fail "the campaign at once"
  [[ $(plan_of "$work/whole" | wc -l) -eq $((16 * 3 * shards)) ]] || fail "some processes are missing"
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
