# Daily tasks. `just` lists them.

# The CPython 3.14 that goldens and comparisons come from.
python := env("PYTHON314", "python3.14")

default:
    @just --list

# Share of functions whose bytecode equals CPython 3.14's (kernels, or the files given).
dis-fidelity *FILES="bench-suite/kernels/*.py":
    cargo build -p gearbox-vm --example pydis
    {{python}} vm/tests/fidelity/compare.py --binary target/debug/examples/pydis --min 97 --dis {{FILES}}
