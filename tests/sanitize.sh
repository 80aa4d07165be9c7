#!/usr/bin/env bash
# The behaviour tests and a batch of random programs under AddressSanitizer, leaks included: nothing may be lost or touched after its
# end when a generator is dropped, closed, left by a panic or forgotten midway. Optional: it needs a nightly toolchain, and says so.
#
#     tests/sanitize.sh [PROGRAMS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."

if ! cargo +nightly --version >/dev/null 2>&1; then
    echo "skipped: AddressSanitizer needs a nightly toolchain, and there is none"
    exit 0
fi

host=$(rustc -vV | sed -n 's/^host: //p')
export ASAN_OPTIONS=detect_leaks=1
# Naming the target keeps the flags away from the macro itself, which rustc loads.
RUSTFLAGS=-Zsanitizer=address CARGO_TARGET_DIR=target/sanitize \
    cargo +nightly test -p resumable-tests --test behaviour --test pieces --target "$host"

# The tool writes the programs, and takes out those that rustc refuses; what it says of the others is not this job's business.
count=${1:-40} seed=${2:-9001}
CARGO_TARGET_DIR=$PWD/target cargo run -p resumable-differential -- --name sanitize --batch "$count" --count "$count" --seed "$seed" || true
cd target/differential/sanitize
names=$(basename -s .rs src/generators/p*.rs)
RUSTFLAGS=-Zsanitizer=address CARGO_TARGET_DIR=../target-sanitize cargo +nightly build --target "$host"
run=../target-sanitize/$host/debug/programs-sanitize
# rustc loses some values for good when a destructor panics. A program that leaks as a plain function too says nothing of its generator.
# shellcheck disable=SC2086 # names are words
"$run" "$seed" $names >report 2>leaks || true
leaky=$(grep -o 'plain::p[0-9]*' leaks | sort -u | sed 's/plain:://' || true)
names=$(grep -vxF "${leaky:-none}" <<<"$names")
# shellcheck disable=SC2086
"$run" "$seed" $names >report || { tail -n 20 report; exit 1; }
echo "no leak, nothing touched after its end, in $(wc -l <<<"$names") programs; $(wc -w <<<"$leaky") leak as plain functions already"
