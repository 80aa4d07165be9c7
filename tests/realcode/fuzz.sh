#!/usr/bin/env bash
# The macro's passes under libFuzzer, from the corpus that is kept beside the target. Optional: it needs nightly and `cargo fuzz`, and says so.
#
#     tests/realcode/fuzz.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")"

if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
    echo "skipped: fuzzing needs a nightly toolchain and \`cargo install cargo-fuzz\`"
    exit 0
fi

# New inputs go to the first folder; the second holds those that are kept.
mkdir -p fuzz/found
cargo +nightly fuzz run --fuzz-dir fuzz tokens fuzz/found fuzz/corpus/tokens -- \
    -max_total_time="${1:-600}" -max_len=3000 -timeout=30 -rss_limit_mb=4096
