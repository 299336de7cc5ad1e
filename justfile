# Daily tasks. `just` alone lists them.

# A real CPython 3.14: GEARBOX_PYTHON, or the one on PATH.
python := env("GEARBOX_PYTHON", "python3.14")

_default:
    @just --list

# Formatting, lints, documentation.
check:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

# The whole test suite.
test *ARGS:
    cargo test --release {{ARGS}}

# The program set with a collection at every safepoint.
stress:
    GEARBOX_STRESS=gc cargo test --release -p gearbox-bench-suite --test programs

# All strategies, fresh processes, report. Options as `gearbox bench --help` says.
bench *ARGS:
    cargo run --release -- bench {{ARGS}}

# The same beside a real CPython 3.14.
bench-cpython *ARGS:
    cargo run --release -- bench --python "$(command -v {{python}})" {{ARGS}}

# The recipes of docs/cluster.md, run for real on this machine; each says so if its programs are not there.
slurm-test:
    cargo build --release -p gearbox-bench-suite --bin gearbox
    bench-suite/tests/cluster/slurm.sh "${CARGO_TARGET_DIR:-target}/release/gearbox"

parallel-test:
    cargo build --release -p gearbox-bench-suite --bin gearbox
    bench-suite/tests/cluster/parallel.sh "${CARGO_TARGET_DIR:-target}/release/gearbox"

# Every command of the real pyperf, from the package index, on exported files of a small campaign.
pyperf-test:
    cargo build --release -p gearbox-bench-suite --bin gearbox
    bench-suite/tests/pyperf/campaign.sh "${CARGO_TARGET_DIR:-target}/release/gearbox"

# Two configurations take turns: `just compare match quickener nbody`. Options as `gearbox compare --help` says.
compare *ARGS:
    cargo run --release -- compare {{ARGS}}

# Alternation on the real clock: false positives of null comparisons, and a planted 2 %. Takes some minutes; the quieter the machine, the better.
acceptance-alternate:
    cargo build --release -p gearbox-bench-suite --bin gearbox
    cargo test --release -p gearbox-bench-suite --test acceptance_alternate -- --ignored --nocapture --test-threads 1

# Reports again, from a stored results folder.
report +DIRS:
    cargo run --release -- report {{DIRS}}

# The report page in a headless Chromium: console, layout in three widths and both themes, sorting, filter, baseline, links. Skipped without one.
page-test *PAGES:
    cargo test --release -p gearbox-reports --test page
    python3 reports/tests/browser/check.py {{PAGES}} "${CARGO_TARGET_DIR:-target}"/tmp/pages/*.html

# Random programs that every strategy, and a CPython 3.14 if there is one, must run alike. Options as `gearbox fuzz --help` says.
fuzz *ARGS:
    cargo run --release -- fuzz --programs 10000 $(command -v {{python}} >/dev/null && echo --python "$(command -v {{python}})") {{ARGS}}

# The kernels' pairs, triples and quadruples anew, for `--superinstructions profile:N`.
mine:
    cargo build --release -p gearbox-bench-suite --bin gearbox
    target/release/gearbox profile --kernels --json --pairs 100 --triples 100 --quadruples 400 > target/profile.json
    mv target/profile.json strategies/src/kernels_profile.json

# Machine code of the loops against its recorded bounds (x86-64 Linux). Options as `gearbox codegen --help` says.
codegen-check *ARGS:
    cargo run --release -- codegen --check bench-suite/codegen-bounds.json {{ARGS}}

# Exact counts of kernels: the VM's and, with valgrind, the machine's. Options as `gearbox count --help` says.
count *ARGS:
    cargo run --release -- count {{ARGS}}

# Times of the VM's own primitives (criterion). Nothing to install; arguments are criterion's.
bench-micro *ARGS:
    cargo bench --bench primitives -- {{ARGS}}

# Machine instructions of five kernels under each strategy (iai-callgrind) against the recorded ones; `--record` writes them anew.
bench-counts *ARGS:
    bench-suite/scripts/bench-counts {{ARGS}}

# The program set on aarch64, cross-built and emulated; `--short` is what CI runs.
aarch64-test *ARGS:
    bench-suite/scripts/aarch64-test {{ARGS}}

# Recordings and kernel checksums by a real CPython 3.14.
golden:
    {{python}} strategies/tests/record.py --python "$(command -v {{python}})"
    {{python}} bench-suite/kernels/make_golden.py
    {{python}} bench-suite/claims/make_golden.py

# Share of functions whose bytecode equals CPython 3.14's (kernels, or the files given).
dis-fidelity *FILES="bench-suite/kernels/*.py":
    cargo build -p gearbox-vm --example pydis
    {{python}} vm/tests/fidelity/compare.py --binary target/debug/examples/pydis --min 97 --dis {{FILES}}
