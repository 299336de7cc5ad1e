#!/usr/bin/env bash
# Every command of the real pyperf on exported files: accept.sh REFERENCE CHANGED [REFERENCE CHANGED]...
# Each must end with 0 and print no "ERROR"; pyperf prints some of its errors and ends with 0 all the same.
# Without an interpreter that makes virtual environments, or without a package index, it says so and ends with 0;
# PYPERF_REQUIRED=1 makes that a failure. GEARBOX_PYPERF names an interpreter that has pyperf already.
set -uo pipefail

skip() {
  echo "skipped: $*"
  [[ ${PYPERF_REQUIRED:-} == 1 ]] && exit 1
  exit 0
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=${GEARBOX_PYPERF:-}
if [[ -z $python ]]; then
  for candidate in "${GEARBOX_PYTHON:-}" python3.14 python3; do
    if [[ -n $candidate ]] && "$candidate" -m venv "$work/venv" >"$work/venv.log" 2>&1; then
      python=$work/venv/bin/python
      break
    fi
  done
  [[ -n $python ]] || skip "no Python that makes virtual environments"
  "$python" -m pip install --quiet --disable-pip-version-check --retries 1 pyperf >"$work/pip.log" 2>&1 ||
    skip "pyperf cannot be installed: $(tail -n 1 "$work/pip.log")"
fi
"$python" -m pyperf --version >/dev/null 2>&1 || "$python" -c 'import pyperf' || skip "no pyperf"
"$python" -c 'import pyperf; print("pyperf", pyperf.__version__)'

failed=0
run() {
  local output status
  output=$("$python" -m pyperf "$@" 2>&1)
  status=$?
  if [[ $status -ne 0 || $output == *ERROR* || $output == *Traceback* ]]; then
    printf 'FAILED (%s): pyperf %s\n%s\n' "$status" "$*" "$output"
    failed=1
  else
    printf 'ok: pyperf %s\n' "$1"
    [[ $1 == compare_to ]] && printf '%s\n' "$output"
  fi
}

while [[ $# -ge 2 ]]; do
  for file in "$1" "$2"; do
    run show "$file"
    run stats "$file"
    run hist "$file"
    run check "$file"
    run metadata "$file"
    run dump "$file"
    run slowest "$file"
    run convert "$file" --stdout
  done
  run compare_to "$1" "$2"
  run compare_to --table "$1" "$2"
  run compare_to --table --table-format md -G "$1" "$2"
  shift 2
done
exit $failed
